import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useOffice } from '../../api';
import { useText, useWord } from '../../ui';
import { FieldRow, TypedDateInput, type RecordForm } from '../../ui/forms';
import { classifications } from './choices';
import classes from './meeting-form.module.css';
import type { MeetingValues } from './meeting-values';

const fields = ['number', 'date', 'nature', 'subject'] as const;

/** The letter of invitation and who may read: seldom known when a meeting is begun, so folded away. */
export function LetterFields({ form }: { form: RecordForm<MeetingValues> }) {
  const t = useText();
  const word = useWord();
  const { today } = useOffice();
  const { letter, classification } = form.values;
  const isFilled = classification !== 'open' || fields.some((name) => letter[name] !== '');
  const [open, setOpen] = useState(isFilled);
  // A fault in a folded field must be reachable from the summary.
  const isFaulty = fields.some((name) => Boolean(form.field(`letter.${name}`).error));
  return (
    <details
      className={classes.more}
      open={open || isFaulty}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={classes.summary}>{t('meetings.letter.more')}</summary>
      <div className={classes.folded}>
        <FieldRow>
          <TextInput label={t('meetings.letter.number')} {...form.field('letter.number')} />
          <TypedDateInput
            label={t('meetings.letter.date')}
            today={today}
            lean="past"
            {...form.field('letter.date')}
          />
        </FieldRow>
        <FieldRow>
          <TextInput label={t('meetings.letter.nature')} {...form.field('letter.nature')} />
          <TextInput label={t('meetings.letter.subject')} {...form.field('letter.subject')} />
        </FieldRow>
        <Select
          label={t('meetings.classification')}
          data={classifications.map((value) => ({ value, label: word('commitments.classification', value) }))}
          {...form.field('classification')}
        />
      </div>
    </details>
  );
}
