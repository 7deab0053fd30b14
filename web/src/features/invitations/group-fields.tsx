import { Textarea, TextInput } from '@mantine/core';
import { useText } from '../../ui';
import type { RecordForm } from '../../ui/forms';

/** What a group is called, and what it is for. */
export function GroupFields({ form }: { form: RecordForm<{ name: string; note: string }> }) {
  const t = useText();
  return (
    <>
      <TextInput
        label={t('invitations.group.name')}
        required
        maxLength={120}
        data-autofocus
        {...form.field('name')}
      />
      <Textarea
        label={t('invitations.group.note.optional')}
        autosize
        minRows={2}
        maxLength={1000}
        {...form.field('note')}
      />
    </>
  );
}
