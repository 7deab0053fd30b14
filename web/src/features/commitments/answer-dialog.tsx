import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { client } from '../../api';
import { formatDay, tell, useLocale, useText } from '../../ui';
import { Dialog, ProblemSummary } from '../../ui/forms';
import classes from './commitments.module.css';
import type { DialogProps } from './deed-dialog';
import { OneExtension } from './extensions';
import { useAccept } from './use-commitment-moves';

/** More time, yes or no. The answer cannot be taken back, so what follows from it stands above the buttons. */
export function AnswerDialog({ commitment, onClose }: DialogProps) {
  const t = useText();
  const locale = useLocale();
  const accept = useAccept();
  const [note, setNote] = useState('');
  const [sending, setSending] = useState<boolean | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const asked = commitment.extensions.find(({ status }) => status === 'requested');
  if (asked === undefined) return null;
  const answer = async (granted: boolean) => {
    setSending(granted);
    setProblem(null);
    try {
      const { data } = await client.POST('/api/commitments/{id}/extensions/{extensionId}/answers', {
        params: { path: { id: commitment.id, extensionId: asked.id } },
        body: { granted, note: note.trim() || null },
      });
      accept(data);
      tell(
        t(granted ? 'commitments.done.grant' : 'commitments.done.refuse', {
          day: formatDay(asked.toDueOn, locale),
        }),
      );
      onClose();
    } catch (error) {
      setProblem(error);
    } finally {
      setSending(null);
    }
  };
  return (
    <Dialog title={t('commitments.do.answer')} onClose={onClose}>
      <ProblemSummary problem={problem} />
      <p className={classes.dialogLead}>{commitment.title}</p>
      <div className={classes.asked}>
        <OneExtension extension={asked} />
      </div>
      <Textarea
        id="field-note"
        label={t('commitments.answer.note')}
        description={t('commitments.answer.note.hint', { name: commitment.owner.name })}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Answers
        sending={sending}
        day={formatDay(asked.toDueOn, locale)}
        onAnswer={(granted) => void answer(granted)}
      />
    </Dialog>
  );
}

interface AnswersProps {
  /** The answer on its way, or null. */
  sending: boolean | null;
  day: string;
  onAnswer: (granted: boolean) => void;
}

function Answers({ sending, day, onAnswer }: AnswersProps) {
  const t = useText();
  return (
    <div className={classes.answers}>
      <Button
        variant="default"
        loading={sending === false}
        disabled={sending === true}
        onClick={() => onAnswer(false)}
      >
        {t('commitments.answer.refuse')}
      </Button>
      <Button loading={sending === true} disabled={sending === false} onClick={() => onAnswer(true)}>
        {t('commitments.answer.grant', { day })}
      </Button>
    </div>
  );
}
