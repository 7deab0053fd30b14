import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Body } from '../../api';
import { OrganisationSelect, PersonSelect, PositionSelect } from '../../records';
import { useText } from '../../ui';
import classes from './invitations.module.css';

export type InviteRequest = Body<'/api/meetings/{id}/invitees', 'post'>;
type Seats = 'one' | 'positions';

/** One thing chosen, as it is shown and as it is sent. */
export interface Choice {
  key: string;
  label: string;
  part: InviteRequest;
}

/** Positions, people and organisations, found by typing; each choice is told at once. */
export function Choosers({ onAdd }: { onAdd: (choice: Choice) => void }) {
  const t = useText();
  const [seats, setSeats] = useState<Seats>('one');
  const organisation = (id: string | null, name: string | null) => {
    if (id === null || name === null) return;
    const label = seats === 'one' ? name : t('invitations.invite.all-positions', { name });
    onAdd({ key: id, label, part: { organisations: [{ id, seats }] } });
  };
  return (
    <>
      <PositionSelect
        label={t('invitations.invite.position')}
        description={t('invitations.invite.position.hint')}
        value={null}
        onChange={(id, name) =>
          id !== null && onAdd({ key: id, label: name ?? '', part: { positionIds: [id] } })
        }
      />
      <PersonSelect
        label={t('invitations.invite.person')}
        value={null}
        onChange={(id, name) =>
          id !== null && onAdd({ key: id, label: name ?? '', part: { personIds: [id] } })
        }
      />
      <div className={classes.organisation}>
        <OrganisationSelect
          label={t('invitations.invite.organisation')}
          value={null}
          onChange={organisation}
        />
        <SegmentedControl
          className={classes.seats ?? ''}
          fullWidth
          aria-label={t('invitations.invite.seats')}
          value={seats}
          onChange={(value) => setSeats(value as Seats)}
          data={[
            { value: 'one', label: t('invitations.invite.seats.one') },
            { value: 'positions', label: t('invitations.invite.seats.positions') },
          ]}
        />
      </div>
    </>
  );
}
