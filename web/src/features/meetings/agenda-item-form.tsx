import { NumberInput, Select, TextInput } from '@mantine/core';
import { client, ifMatch, useMe, type AgendaItem, type Meeting } from '../../api';
import { PositionSelect, topics } from '../../records';
import { useText, useWord } from '../../ui';
import { FieldRow, useRecordForm, type RecordForm } from '../../ui/forms';
import { blank, itemBody, itemValues, type ItemValues } from './agenda-item-values';
import { classifications } from './choices';
import { InlineForm } from './inline-form';
import { StaleChoice } from './stale-choice';
import { fieldsLike } from './touched';
import { useMeetingWrites } from './use-meeting-writes';
import { useSeen } from './seen';

interface ItemFormProps {
  meeting: Meeting;
  /** Absent: a new one, at the end. */
  item?: AgendaItem;
  onClose: () => void;
  onSaved: () => void;
}

/** Writes a line of the agenda. */
export function AgendaItemForm({ meeting, item, onClose, onSaved }: ItemFormProps) {
  const t = useText();
  const me = useMe();
  const path = { id: meeting.id };
  const writes = useMeetingWrites(meeting.id);
  const seen = useSeen<ItemValues>(() => (item ? itemValues(item) : blank));
  const find = (now: Meeting) => {
    const found = now.agendaItems.find(({ id }) => id === item?.id);
    return found ? itemValues(found) : null;
  };
  const form = useRecordForm<ItemValues>({
    initial: seen.values,
    draft: `${me.id}.meeting.${meeting.id}.item.${item?.id ?? 'new'}`,
    save: async (values) => {
      const body = itemBody(values);
      if (item === undefined)
        await writes.add(() => client.POST('/api/meetings/{id}/agenda-items', { params: { path }, body }));
      else
        await writes.changeFields(find, seen, values, (version, mine) =>
          client.PATCH('/api/meetings/{id}/agenda-items/{itemId}', {
            ...ifMatch(version),
            params: { path: { ...path, itemId: item.id } },
            body: fieldsLike(body, mine),
          }),
        );
      onSaved();
    },
  });
  const labels = useItemLabels();
  const name = item ? t('meetings.item.edit') : t('meetings.item.new');
  return (
    <InlineForm
      form={form}
      label={name}
      submitLabel={item ? t('common.save') : t('meetings.item.add')}
      onClose={onClose}
    >
      <StaleChoice
        form={form}
        seen={seen}
        theirs={() => find(writes.current())}
        labels={labels}
        show={show}
      />
      <TextInput label={labels.title} required autoFocus {...form.field('title')} />
      <ItemDetails form={form} labels={labels} />
    </InlineForm>
  );
}

interface ItemDetailsProps {
  form: Pick<RecordForm<ItemValues>, 'field' | 'set' | 'values'>;
  labels: Record<keyof ItemValues, string>;
}

function ItemDetails({ form, labels }: ItemDetailsProps) {
  const word = useWord();
  const chosen = form.values.presenterPositionId;
  const { error, id } = form.field('presenterPositionId');
  return (
    <>
      <PositionSelect
        label={labels.presenterPositionId}
        id={id}
        error={error}
        chosen={chosen}
        value={chosen?.id ?? null}
        onChange={(position, words) =>
          form.set('presenterPositionId', position === null ? null : { id: position, name: words ?? '' })
        }
      />
      <FieldRow>
        <TextInput label={labels.presenter} {...form.field('presenter')} />
        <NumberInput
          label={labels.minutes}
          min={0}
          max={1440}
          step={5}
          allowDecimal={false}
          {...form.field('minutes')}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label={labels.topic}
          data={topics.map((value) => ({ value, label: word('commitments.topic', value) }))}
          {...form.field('topic')}
        />
        <Select
          label={labels.classification}
          data={classifications.map((value) => ({ value, label: word('commitments.classification', value) }))}
          {...form.field('classification')}
        />
      </FieldRow>
    </>
  );
}

/** A chosen position by its words. */
function show(_key: keyof ItemValues, value: unknown): string {
  if (value === null || value === '') return '–';
  return typeof value === 'object' && 'name' in value ? String(value.name) : String(value);
}

function useItemLabels(): Record<keyof ItemValues, string> {
  const t = useText();
  return {
    title: t('meetings.item.title'),
    presenter: t('meetings.item.presenter'),
    presenterPositionId: t('meetings.item.presenter-position'),
    minutes: t('meetings.item.minutes'),
    topic: t('commitments.topic'),
    classification: t('meetings.classification'),
  };
}
