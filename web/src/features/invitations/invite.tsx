import { Button, CloseButton, SegmentedControl } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, refresh, type Body, type Meeting } from '../../api';
import { OrganisationSelect, PersonSelect, PositionSelect } from '../../records';
import { tell, useText } from '../../ui';
import { ProblemSummary } from '../../ui/forms';
import { Dialog } from './dialog';
import { GuestForm, type Guest } from './guest-form';
import classes from './invitations.module.css';

type Request = Body<'/api/meetings/{id}/invitees', 'post'>;
type Seats = 'one' | 'positions';

/** One thing chosen in the dialog, as it is shown and as it is sent. */
interface Choice {
  key: string;
  label: string;
  part: Request;
}

/** Choosing first, then inviting all at once; what follows stands above the button. */
export function Invite({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const t = useText();
  const [choices, setChoices] = useState<Choice[]>([]);
  const { busy, problem, send } = useInvite(meeting, onClose);
  const add = (choice: Choice) =>
    setChoices((before) => [...before.filter(({ key }) => key !== choice.key), choice]);
  const drop = (key: string) => setChoices((before) => before.filter((choice) => choice.key !== key));
  const isDraft = meeting.status === 'draft';
  return (
    <Dialog title={t('invitations.invite.title')} onClose={onClose}>
      <ProblemSummary problem={problem} />
      <Choosers onAdd={add} />
      <section className={classes.chosen} aria-label={t('invitations.invite.chosen')}>
        <h3 className={classes.heading}>{t('invitations.invite.chosen')}</h3>
        {choices.length === 0 && <p className={classes.soft}>{t('invitations.invite.none')}</p>}
        <ul className={classes.choices}>
          {choices.map(({ key, label }) => (
            <li key={key} className={classes.choice}>
              {label}
              <CloseButton
                aria-label={t('invitations.invite.drop', { name: label })}
                onClick={() => drop(key)}
              />
            </li>
          ))}
        </ul>
      </section>
      <p className={classes.soft}>{t(isDraft ? 'invitations.invite.draft' : 'invitations.invite.told')}</p>
      <div className={classes.dialogMoves}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button disabled={choices.length === 0} loading={busy} onClick={() => void send(choices)}>
          {t('invitations.invite.submit', { count: choices.length })}
        </Button>
      </div>
    </Dialog>
  );
}

function Choosers({ onAdd }: { onAdd: (choice: Choice) => void }) {
  const t = useText();
  const [seats, setSeats] = useState<Seats>('one');
  const organisation = (id: string | null, name: string | null) => {
    if (id === null || name === null) return;
    const label = seats === 'one' ? name : t('invitations.invite.all-positions', { name });
    onAdd({ key: id, label, part: { organisations: [{ id, seats }] } });
  };
  const guest = (one: Guest) =>
    onAdd({
      key: `guest:${one.email ?? one.name}`,
      label: [one.name, one.organisation].filter(Boolean).join(', '),
      part: { guests: [one] },
    });
  return (
    <div className={classes.choosers}>
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
      <OrganisationSelect label={t('invitations.invite.organisation')} value={null} onChange={organisation} />
      <SegmentedControl
        aria-label={t('invitations.invite.seats')}
        value={seats}
        onChange={(value) => setSeats(value as Seats)}
        data={[
          { value: 'one', label: t('invitations.invite.seats.one') },
          { value: 'positions', label: t('invitations.invite.seats.positions') },
        ]}
      />
      <GuestForm onAdd={guest} />
    </div>
  );
}

function useInvite({ id }: Meeting, onDone: () => void) {
  const t = useText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const send = async (choices: Choice[]) => {
    setBusy(true);
    setProblem(null);
    try {
      const body = together(choices.map(({ part }) => part));
      const { data } = await client.POST('/api/meetings/{id}/invitees', { params: { path: { id } }, body });
      await refresh(queries, '/api/meetings');
      const already = data?.already ?? [];
      const words = [t('invitations.invite.done', { count: data?.added ?? 0 })];
      if (already.length > 0) {
        const names = already.slice(0, 5).join('; ');
        words.push(t('invitations.invite.already', { count: already.length, names }));
      }
      tell(words.join(' '));
      onDone();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, send };
}

/** All that was chosen as one request: whoever is chosen is invited together, or nobody is. */
function together(parts: Request[]): Request {
  const all = <Key extends keyof Request>(key: Key) =>
    parts.flatMap((part) => (part[key] ?? []) as NonNullable<Request[Key]>[number][]);
  return {
    positionIds: all('positionIds'),
    personIds: all('personIds'),
    organisations: all('organisations'),
    guests: all('guests'),
  } as Request;
}
