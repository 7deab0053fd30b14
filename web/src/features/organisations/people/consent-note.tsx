import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { tellProblem, useText, useWord } from '../../../ui';
import classes from '../organisations.module.css';

const means = ['telephone', 'whatsapp', 'in_person', 'email', 'letter'] as const;
export type Means = (typeof means)[number];

interface ConsentNoteProps {
  label: string;
  danger: boolean;
  onNote: (told: { means: Means; note: string | null }) => Promise<unknown>;
}

/** How they said it, and what: one of two words, since a third would not change anything. */
export function ConsentNote({ label, danger, onNote }: ConsentNoteProps) {
  const t = useText();
  const word = useWord();
  const [how, setHow] = useState<Means>('telephone');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      await onNote({ means: how, note: note.trim() || null });
      setNote('');
    } catch (error) {
      tellProblem(error, t('common.problem.unknown'));
    }
    setBusy(false);
  };
  return (
    <form
      className={classes.consent}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Select
        label={t('directory.consents.how')}
        data={means.map((value) => ({ value, label: word('directory.consents.means', value) }))}
        value={how}
        onChange={(value) => value !== null && setHow(value)}
        allowDeselect={false}
      />
      <TextInput
        label={t('directory.consents.note')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" loading={busy} {...(danger ? { color: 'red' } : {})}>
          {label}
        </Button>
      </div>
    </form>
  );
}
