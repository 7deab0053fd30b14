import { Group, Radio, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { client, ifMatch, isStale, refresh, useMe, type Body } from '../../api';
import { Facts, tell, useText, useWord } from '../../ui';
import { Dialog, RecordFormView, useRecordForm } from '../../ui/forms';
import type { Correction } from './corrections-page';
import classes from './corrections.module.css';

interface Values {
  status: Body<'/api/corrections/{id}/answer', 'put'>['status'];
  reason: string;
}

const answers = ['done', 'refused'] as const;

/** Says what became of a request; the data itself is changed where it is kept, before. */
export function AnswerCorrection({ correction, onClose }: { correction: Correction; onClose: () => void }) {
  const t = useText();
  const form = useAnswer(correction, onClose);
  return (
    <Dialog onClose={onClose} title={t('corrections.answer.of', { name: correction.asker.name })}>
      <Asked correction={correction} />
      <RecordFormView form={form} submitLabel={t('corrections.answer.send')} onCancel={onClose}>
        <Radio.Group label={t('corrections.answer.result')} {...form.field('status')}>
          <Group my="xs">
            {answers.map((answer) => (
              <Radio key={answer} value={answer} label={t(`corrections.answer.${answer}`)} />
            ))}
          </Group>
        </Radio.Group>
        <Textarea
          label={t(
            form.values.status === 'refused' ? 'corrections.answer.reason' : 'corrections.answer.remark',
          )}
          description={t('corrections.answer.told')}
          required={form.values.status === 'refused'}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={2000}
          {...form.field('reason')}
        />
      </RecordFormView>
    </Dialog>
  );
}

function Asked({ correction: { field, wrong, wanted, asker } }: { correction: Correction }) {
  const t = useText();
  const word = useWord();
  const { can } = useMe();
  return (
    <div className={classes.asked}>
      <Facts
        facts={[
          { label: t('my-data.ask.field'), value: word('my-data.correction.field', field) },
          { label: t('my-data.ask.wrong'), value: <span className={classes.words}>{wrong}</span> },
          { label: t('my-data.ask.wanted'), value: <span className={classes.words}>{wanted}</span> },
        ]}
      />
      <p className={classes.hint}>
        {t('corrections.answer.first')}{' '}
        {can.includes('users.read') && (
          <Link to="/users/$id" params={{ id: asker.id }}>
            {t('corrections.answer.open-user', { name: asker.name })}
          </Link>
        )}
      </p>
    </div>
  );
}

function useAnswer({ id, version, asker }: Correction, onClose: () => void) {
  const t = useText();
  const queries = useQueryClient();
  return useRecordForm<Values>({
    initial: { status: 'done', reason: '' },
    save: async ({ status, reason }) => {
      try {
        await client.PUT('/api/corrections/{id}/answer', {
          ...ifMatch(version),
          params: { path: { id } },
          body: { status, reason: reason || null },
        });
        tell(t('corrections.answered', { name: asker.name }));
      } catch (error) {
        if (!isStale(error)) throw error;
        tell(t('corrections.answer.stale'));
      }
      await refresh(queries, '/api/corrections');
      onClose();
    },
  });
}
