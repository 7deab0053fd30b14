import { Select, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { api, client, refresh, useMe, type Decision, type Meeting } from '../../api';
import { topics } from '../../records';
import { tell, useText, useWord } from '../../ui';
import { RecordFormView, useRecordForm } from '../../ui/forms';
import type { Note } from './note';
import { outcomeKey } from './outcome-key';
import { useWorking } from './working';

interface OutcomeFormProps {
  note: Note;
  onDone: () => void;
  onCancel: () => void;
}

/** The paragraph becomes a decision: its words can still be sharpened, and the topic is that of the item. */
export function DecisionForm({ note, onDone, onCancel }: OutcomeFormProps) {
  const t = useText();
  const word = useWord();
  const form = useDecision(note, onDone);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    form.submit();
  };
  return (
    <RecordFormView form={form} guarded={false} submitLabel={t('minutes.decision.save')} onCancel={onCancel}>
      <Textarea
        label={t('meetings.decision.text')}
        autosize
        minRows={3}
        data-autofocus
        onKeyDown={onKeyDown}
        {...form.field('text')}
      />
      <Select
        label={t('commitments.topic')}
        data={topics.map((value) => ({ value, label: word('commitments.topic', value) }))}
        {...form.field('topic')}
      />
    </RecordFormView>
  );
}

function useDecision({ id, mine }: Note, onDone: () => void) {
  const t = useText();
  const me = useMe();
  const queries = useQueryClient();
  const { desk, meeting } = useWorking();
  const item = meeting.agendaItems.find((one) => one.id === mine.agendaItemId);
  return useRecordForm({
    initial: { text: mine.text.trim(), topic: item?.topic ?? ('general' as Decision['topic']) },
    draft: `${me.id}.minutes-decision-${id}`,
    save: async ({ text, topic }) => {
      const body = { text: text.trim().normalize('NFC'), topic, agendaItemId: mine.agendaItemId };
      const path = { params: { path: { id: meeting.id } } };
      const { data } = await client.POST('/api/meetings/{id}/decisions', {
        ...path,
        body,
        headers: { 'Idempotency-Key': outcomeKey(id, body) },
      });
      const now = data as Meeting;
      const made = now.decisions.findLast((one) => one.text === body.text) ?? now.decisions.at(-1);
      desk.book.edit(id, { kind: 'decision', decisionId: made?.id ?? null });
      void desk.saver.flush();
      queries.setQueryData(api.queryOptions('get', '/api/meetings/{id}', path).queryKey, now as never);
      void refresh(queries, '/api/meetings', '/api/my-work');
      tell(t('minutes.decision.saved', { number: made?.number ?? 0 }));
      onDone();
    },
  });
}
