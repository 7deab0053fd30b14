import { Textarea } from '@mantine/core';
import { client, useMe, useOffice } from '../../api';
import { formatDay, tell, useLocale, useText } from '../../ui';
import { Dialog, RecordFormView, TypedDateInput, useRecordForm } from '../../ui/forms';
import classes from './commitments.module.css';
import type { DialogProps } from './deed-dialog';
import { useAccept } from './use-commitment-moves';

/** Until when, and why: the other side reads both before it answers. */
export function ExtensionDialog({ commitment, onClose }: DialogProps) {
  const t = useText();
  const me = useMe();
  const locale = useLocale();
  const { today } = useOffice();
  const accept = useAccept();
  const answering = commitment.verifier?.name ?? t('commitments.staff');
  const form = useRecordForm({
    initial: { dueOn: '', reason: '' },
    draft: `${me.id}.extension-${commitment.id}`,
    save: async (body) => {
      const { data } = await client.POST('/api/commitments/{id}/extensions', {
        params: { path: { id: commitment.id } },
        body,
      });
      accept(data);
      tell(t('commitments.done.extend', { name: answering }));
      onClose();
    },
  });
  const due = commitment.dueOn === null ? '' : formatDay(commitment.dueOn, locale);
  return (
    <Dialog title={t('commitments.do.extend')} onClose={onClose}>
      <p className={classes.dialogLead}>{t('commitments.extend.lead', { due, name: answering })}</p>
      <RecordFormView
        form={form}
        submitLabel={t('commitments.extend.send')}
        onCancel={onClose}
        guarded={false}
      >
        <TypedDateInput
          label={t('commitments.extend.day')}
          today={today}
          lean="future"
          required
          data-autofocus
          {...form.field('dueOn')}
        />
        <Textarea
          label={t('commitments.extend.reason')}
          description={t('commitments.extend.reason.hint')}
          autosize
          minRows={3}
          required
          {...form.field('reason')}
        />
      </RecordFormView>
    </Dialog>
  );
}
