import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { OrganisationSelect, PositionSelect } from '../../records';
import { useText } from '../../ui';
import type { AttendanceStatus } from './attendance-words';
import classes from './attendance.module.css';
import type { AttendanceMoves } from './use-attendance-moves';

interface AddAttendeeProps {
  moves: AttendanceMoves;
  /** How those who are added now stand. */
  status: AttendanceStatus;
}

/** A position is on the list as soon as it is chosen; a person without one needs a name and an organisation. */
export function AddAttendee({ moves, status }: AddAttendeeProps) {
  const t = useText();
  const [added, setAdded] = useState(0);
  const [isByName, setByName] = useState(false);
  const addPosition = (positionId: string | null) => {
    if (positionId === null) return;
    setAdded(added + 1);
    void moves.add({ positionId, status });
  };
  return (
    <div className={classes.adding}>
      <PositionSelect
        key={added}
        label={t('meetings.attendance.position')}
        description={t('meetings.attendance.position.hint')}
        value={null}
        onChange={addPosition}
      />
      {isByName ? (
        <ByName onAdd={(who) => void moves.add({ ...who, status })} />
      ) : (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.other ?? ''}
          onClick={() => setByName(true)}
        >
          {t('meetings.attendance.by-name')}
        </Button>
      )}
    </div>
  );
}

function ByName({ onAdd }: { onAdd: (who: { organisationId: string; name: string }) => void }) {
  const t = useText();
  const [name, setName] = useState('');
  const [organisationId, setOrganisationId] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (organisationId === null || name.trim() === '') return;
    onAdd({ organisationId, name: name.trim() });
    setName('');
  };
  return (
    <form className={classes.byName} onSubmit={submit}>
      <TextInput
        label={t('meetings.attendance.name')}
        autoFocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <OrganisationSelect
        label={t('meetings.attendance.organisation')}
        value={organisationId}
        onChange={setOrganisationId}
      />
      <Button type="submit" variant="default" disabled={name.trim() === '' || organisationId === null}>
        {t('meetings.attendance.add')}
      </Button>
    </form>
  );
}
