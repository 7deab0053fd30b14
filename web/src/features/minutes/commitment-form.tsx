import { Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { client, refresh, useMe, useOffice } from '../../api';
import { OrganisationSelect } from '../../records';
import { dayOf, tell, useText } from '../../ui';
import { FieldRow, QuantityInput, RecordFormView, TypedDateInput, useRecordForm } from '../../ui/forms';
import type { Note } from './note';
import { outcomeKey } from './outcome-key';
import { useWorking } from './working';

interface OutcomeFormProps {
  note: Note;
  onDone: () => void;
  onCancel: () => void;
}

/** The paragraph becomes a commitment: who promises it, how much, and until when. */
export function CommitmentForm({ note, onDone, onCancel }: OutcomeFormProps) {
  const t = useText();
  const { meeting } = useWorking();
  const form = useCommitment(note, onDone);
  const { today } = useOffice();
  const met = dayOf(meeting.startsAt, meeting.timeZone);
  // "30 hari kerja" was said in the meeting, and counts from its day however late one writes it down.
  const from = met < today ? met : today;
  return (
    <RecordFormView
      form={form}
      guarded={false}
      submitLabel={t('minutes.commitment.save')}
      onCancel={onCancel}
    >
      <Textarea label={t('commitments.field.title')} autosize minRows={3} {...form.field('title')} />
      <OrganisationSelect label={t('commitments.owner')} required {...form.field('ownerId')} />
      <FieldRow>
        <QuantityInput
          label={t('commitments.target')}
          unit={form.values.unit || undefined}
          {...form.field('target')}
        />
        <TextInput
          label={t('commitments.unit')}
          placeholder={t('commitments.unit.hint')}
          {...form.field('unit')}
        />
      </FieldRow>
      <TypedDateInput
        label={t('commitments.due')}
        description={from === today ? t('commitments.due.hint') : t('minutes.commitment.due')}
        today={from}
        lean="future"
        {...form.field('dueOn')}
      />
    </RecordFormView>
  );
}

function useCommitment({ id, mine }: Note, onDone: () => void) {
  const t = useText();
  const me = useMe();
  const queries = useQueryClient();
  const { desk, meeting } = useWorking();
  const item = meeting.agendaItems.find((one) => one.id === mine.agendaItemId);
  const nothing = { ownerId: null as string | null, target: null as number | null, unit: '', dueOn: '' };
  return useRecordForm({
    initial: { title: mine.text.trim(), ...nothing },
    draft: `${me.id}.minutes-commitment-${id}`,
    save: async ({ title, ownerId, target, unit, dueOn }) => {
      const body = {
        title: title.trim(),
        topic: item?.topic ?? 'general',
        // Not chosen is null: the server then says that it is needed.
        ownerId: ownerId as string,
        meetingId: meeting.id,
        agendaItemId: mine.agendaItemId,
        decisionId: mine.decisionId,
        target,
        unit: unit.trim() || null,
        dueOn: dueOn || null,
      } as const;
      const { data } = await client.POST('/api/commitments', {
        body,
        headers: { 'Idempotency-Key': outcomeKey(id, body) },
      });
      const made = data as { id: string; reference: string };
      desk.book.edit(id, { kind: 'commitment', commitmentId: made.id });
      void desk.saver.flush();
      void refresh(queries, '/api/commitments', '/api/my-work');
      tell(t('minutes.commitment.saved', { reference: made.reference }));
      onDone();
    },
  });
}
