import { Select, Textarea } from '@mantine/core';
import { client, ifMatch, useMe, type Decision, type Meeting } from '../../api';
import { topics } from '../../records';
import { useText, useWord } from '../../ui';
import { FieldRow, useRecordForm } from '../../ui/forms';
import { InlineForm } from './inline-form';
import { StaleChoice } from './stale-choice';
import { useMeetingWrites } from './use-meeting-writes';
import { useSeen } from './seen';

type DecisionValues = Pick<Decision, 'text' | 'topic' | 'agendaItemId'>;

const decisionValues = ({ text, topic, agendaItemId }: Decision): DecisionValues => ({
  text,
  topic,
  agendaItemId,
});

interface DecisionFormProps {
  meeting: Meeting;
  /** Absent: a new one. */
  decision?: Decision;
  /** Where a new one was decided. */
  agendaItemId?: string;
  onClose: () => void;
  onSaved: () => void;
}

/** Nothing decided yet, on the item from which the form was opened. */
function blankFor(meeting: Meeting, agendaItemId: string | undefined): DecisionValues {
  const item = meeting.agendaItems.find(({ id }) => id === agendaItemId);
  return { text: '', topic: item?.topic ?? null, agendaItemId: item?.id ?? null };
}

/** Writes a decision: its sentence, and what it belongs to. */
export function DecisionForm(props: DecisionFormProps) {
  const { meeting, decision, onClose } = props;
  const t = useText();
  const word = useWord();
  const { form, seen, theirs } = useDecisionForm(props);
  const labels = {
    text: t('meetings.decision.text'),
    agendaItemId: t('meetings.item'),
    topic: t('commitments.topic'),
  };
  return (
    <InlineForm
      form={form}
      label={t(decision ? 'meetings.decision.edit' : 'meetings.decision.new')}
      submitLabel={t(decision ? 'common.save' : 'meetings.decision.add')}
      onClose={onClose}
    >
      <StaleChoice form={form} seen={seen} theirs={theirs} labels={labels} show={useShow(meeting)} />
      <Textarea label={labels.text} required autosize minRows={2} autoFocus {...form.field('text')} />
      <FieldRow>
        <Select
          label={labels.agendaItemId}
          data={itemChoices(meeting)}
          clearable
          {...form.field('agendaItemId')}
        />
        <Select
          label={labels.topic}
          data={topics.map((value) => ({ value, label: word('commitments.topic', value) }))}
          clearable
          {...form.field('topic')}
        />
      </FieldRow>
    </InlineForm>
  );
}

function itemChoices({ agendaItems }: Meeting) {
  return agendaItems.map(({ id, number, title }) => ({ value: id, label: `${number}. ${title}` }));
}

/** The words for a value of the form, as people read it. */
function useShow({ agendaItems }: Meeting): (key: keyof DecisionValues, value: unknown) => string {
  const word = useWord();
  return (key, value) => {
    if (value === null) return '–';
    if (key === 'topic') return word('commitments.topic', String(value));
    if (key === 'agendaItemId') return agendaItems.find(({ id }) => id === value)?.title ?? '–';
    return String(value);
  };
}

function useDecisionForm({ meeting, decision, agendaItemId, onSaved }: DecisionFormProps) {
  const me = useMe();
  const path = { id: meeting.id };
  const writes = useMeetingWrites(meeting.id);
  const seen = useSeen(() => (decision ? decisionValues(decision) : blankFor(meeting, agendaItemId)));
  const find = (now: Meeting) => {
    const found = now.decisions.find(({ id }) => id === decision?.id);
    return found ? decisionValues(found) : null;
  };
  const form = useRecordForm<DecisionValues>({
    initial: seen.values,
    draft: `${me.id}.meeting.${meeting.id}.decision.${decision?.id ?? agendaItemId ?? 'new'}`,
    save: async (body) => {
      if (decision === undefined)
        await writes.add(() => client.POST('/api/meetings/{id}/decisions', { params: { path }, body }));
      else
        await writes.changeFields(find, seen, body, (version, mine) =>
          client.PATCH('/api/meetings/{id}/decisions/{decisionId}', {
            ...ifMatch(version),
            params: { path: { ...path, decisionId: decision.id } },
            body: mine,
          }),
        );
      onSaved();
    },
  });
  return { form, seen, theirs: () => find(writes.current()) };
}
