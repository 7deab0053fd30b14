import { Button, Radio, Textarea } from '@mantine/core';
import { client, useMe, useOffice, type Commitment } from '../../api';
import { formatDay, formatQuantity, tell, useLocale, useText } from '../../ui';
import {
  Dialog,
  QuantityInput,
  type RecordForm,
  RecordFormView,
  TypedDateInput,
  useRecordForm,
} from '../../ui/forms';
import classes from './commitments.module.css';
import type { DialogProps } from './deed-dialog';
import { useAccept } from './use-commitment-moves';

interface Report {
  value: number | null;
  reportedOn: string;
  note: string;
  obstacle: string;
}

/** How far is it? Made for a thumb in a factory yard: the figure first, the rest if there is something to say. */
export function ReportDialog({ commitment, onClose }: DialogProps) {
  const t = useText();
  const me = useMe();
  const { today } = useOffice();
  const accept = useAccept();
  const obstacleBefore = commitment.obstacle ?? '';
  const form = useRecordForm<Report>({
    initial: { value: null, reportedOn: today, note: '', obstacle: obstacleBefore },
    draft: `${me.id}.report-${commitment.id}`,
    save: async ({ value, reportedOn, note, obstacle }) => {
      const { data } = await client.POST('/api/commitments/{id}/progress', {
        params: { path: { id: commitment.id } },
        body: {
          value: value as number,
          ...(reportedOn ? { reportedOn } : {}),
          note: note.trim() || null,
          ...(obstacle.trim() === obstacleBefore ? {} : { obstacle: obstacle.trim() || null }),
        },
      });
      accept(data);
      tell(
        t(data && data.progressPercent >= 100 ? 'commitments.done.report-full' : 'commitments.done.report'),
      );
      onClose();
    },
  });
  return (
    <Dialog title={t('commitments.do.report')} onClose={onClose}>
      <p className={classes.dialogLead}>{commitment.title}</p>
      <RecordFormView form={form} submitLabel={t('commitments.do.report')} onCancel={onClose} guarded={false}>
        <Reached form={form} commitment={commitment} />
        <TypedDateInput
          label={t('commitments.report.day')}
          today={today}
          lean="past"
          {...form.field('reportedOn')}
        />
        <Textarea label={t('commitments.report.note')} autosize minRows={2} {...form.field('note')} />
        <Textarea
          label={t('commitments.report.obstacle')}
          description={t('commitments.report.obstacle.hint')}
          autosize
          minRows={2}
          {...form.field('obstacle')}
        />
      </RecordFormView>
    </Dialog>
  );
}

function Reached({ form, commitment }: { form: RecordForm<Report>; commitment: Commitment }) {
  const t = useText();
  const locale = useLocale();
  const { direction, target, unit, progressValue, progressOn } = commitment;
  if (direction === 'yes_no') {
    const { value, onChange, error, id } = form.field('value');
    return (
      <Radio.Group
        id={id}
        label={t('commitments.report.done')}
        error={error}
        value={value === null ? '' : String(value)}
        onChange={(next) => onChange(Number(next))}
      >
        <div className={classes.quick}>
          <Radio value={String(target ?? 1)} label={t('commitments.report.done.yes')} />
          <Radio value="0" label={t('commitments.report.done.no')} />
        </div>
      </Radio.Group>
    );
  }
  const last =
    progressValue === null || progressOn === null
      ? t('commitments.report.first')
      : t('commitments.report.last', {
          value: formatQuantity(progressValue, unit, locale),
          day: formatDay(progressOn, locale),
        });
  return (
    <div className={classes.reached}>
      <QuantityInput
        label={t('commitments.report.value')}
        description={last}
        unit={unit ?? undefined}
        required
        data-autofocus
        {...form.field('value')}
      />
      {target !== null && (
        <div className={classes.quick}>
          {direction === 'up' && (
            <Button
              variant="default"
              onClick={() => form.set('value', (form.values.value ?? progressValue ?? 0) + 1)}
            >
              +1
            </Button>
          )}
          <Button variant="default" onClick={() => form.set('value', target)}>
            {t('commitments.report.reached', { target: formatQuantity(target, null, locale) })}
          </Button>
        </div>
      )}
    </div>
  );
}
