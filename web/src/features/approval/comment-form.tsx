import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, refresh } from '../../api';
import { tell, tellProblem, useText } from '../../ui';
import classes from './approval.module.css';

interface CommentFormProps {
  meetingId: string;
  blockId: string;
  /** The paragraph, so that the button says which one it means. */
  about: string;
}

/** Opens in place. Closed it is as light as can be: each of two thousand paragraphs has one. */
export function CommentForm(props: CommentFormProps) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  if (isOpen) return <Open {...props} text={text} onText={setText} onClose={() => setOpen(false)} />;
  return (
    <button
      type="button"
      className={classes.begin}
      aria-label={t('approval.comment.of', { text: props.about.slice(0, 60) })}
      onClick={() => setOpen(true)}
    >
      {t('approval.comment')}
    </button>
  );
}

interface OpenProps extends CommentFormProps {
  text: string;
  onText: (text: string) => void;
  onClose: () => void;
}

/** What was typed stays when sending fails. */
function Open({ meetingId, blockId, text, onText, onClose }: OpenProps) {
  const t = useText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      const params = { path: { id: meetingId, blockId } };
      await client.POST('/api/meetings/{id}/minutes/note-blocks/{blockId}/comments', {
        params,
        body: { text: text.trim() },
      });
      onText('');
      onClose();
      tell(t('approval.comment.sent'));
    } catch (error) {
      tellProblem(error, t('approval.comment.failed'));
    }
    setBusy(false);
    await refresh(queries, '/api/meetings');
  };
  return (
    <div className={classes.form}>
      <Textarea
        label={t('approval.comment.label')}
        autosize
        minRows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        data-autofocus
        autoFocus
      />
      <div className={classes.moves}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={busy} disabled={text.trim() === ''} onClick={() => void send()}>
          {t('approval.comment.send')}
        </Button>
      </div>
    </div>
  );
}
