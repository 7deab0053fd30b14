import { client, ifMatch, useOffice, type Meeting } from '../../api';
import { tell, useText, useWord } from '../../ui';
import { Dialog, FieldRow, RecordFormView, TimeInput, TypedDateInput, useRecordForm } from '../../ui/forms';
import { valuesOf } from './meeting-values';
import { StaleChoice } from './stale-choice';
import { useMeetingWrites } from './use-meeting-writes';
import { useSeen } from './seen';

interface Schedule {
  date: string;
  startTime: string;
  endTime: string;
}

function scheduleOf(meeting: Meeting): Schedule {
  const { date, startTime, endTime } = valuesOf(meeting);
  return { date, startTime, endTime };
}

/** A new date for a postponed meeting: first the plan, then the move. */
export function RescheduleDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const t = useText();
  const word = useWord();
  const { today } = useOffice();
  const { id } = meeting;
  const writes = useMeetingWrites(id);
  const seen = useSeen(() => scheduleOf(meeting));
  const form = useRecordForm<Schedule>({
    initial: { ...seen.values, date: '' },
    save: async (body) => {
      await writes.change(scheduleOf, seen.values, (version) =>
        client.PATCH('/api/meetings/{id}', { ...ifMatch(version), params: { path: { id } }, body }),
      );
      seen.move(body);
      await writes.add(() =>
        client.POST('/api/meetings/{id}/moves', { params: { path: { id } }, body: { verb: 'reschedule' } }),
      );
      tell(word('meetings.moved', 'reschedule'));
      onClose();
    },
  });
  const labels = { date: t('meetings.date'), startTime: t('meetings.start'), endTime: t('meetings.end') };
  return (
    <Dialog size="md" onClose={onClose} title={word('meetings.ask', 'reschedule')}>
      <RecordFormView
        form={form}
        submitLabel={word('meetings.move', 'reschedule')}
        onCancel={onClose}
        guarded={false}
        showsStale
      >
        <StaleChoice form={form} seen={seen} theirs={() => scheduleOf(writes.current())} labels={labels} />
        <p>{t('meetings.reschedule.text', { count: meeting.attendances.length })}</p>
        <TypedDateInput label={labels.date} required today={today} {...form.field('date')} />
        <FieldRow>
          <TimeInput label={labels.startTime} required {...form.field('startTime')} />
          <TimeInput label={labels.endTime} required {...form.field('endTime')} />
        </FieldRow>
      </RecordFormView>
    </Dialog>
  );
}
