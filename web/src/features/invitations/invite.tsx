import { Button, CloseButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, refresh, type Meeting } from '../../api';
import { tell, useText } from '../../ui';
import { Dialog, ProblemSummary } from '../../ui/forms';
import { Choosers, type Choice, type InviteRequest } from './choosers';
import { GroupSelect } from './group-select';
import { GuestForm, type Guest } from './guest-form';
import classes from './invitations.module.css';

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
      <Sources onAdd={add} />
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

function Sources({ onAdd }: { onAdd: (choice: Choice) => void }) {
  const t = useText();
  const guest = (one: Guest) =>
    onAdd({
      key: `guest:${one.email ?? one.name}`,
      label: [one.name, one.organisation].filter(Boolean).join(', '),
      part: { guests: [one] },
    });
  return (
    <div className={classes.choosers}>
      <GroupSelect
        onChoose={(id, name) =>
          onAdd({ key: id, label: t('invitations.invite.whole-group', { name }), part: { groupIds: [id] } })
        }
      />
      <Choosers onAdd={onAdd} />
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
function together(parts: InviteRequest[]): InviteRequest {
  const all = <Key extends keyof InviteRequest>(key: Key) =>
    parts.flatMap((part) => (part[key] ?? []) as NonNullable<InviteRequest[Key]>[number][]);
  return {
    groupIds: all('groupIds'),
    positionIds: all('positionIds'),
    personIds: all('personIds'),
    organisations: all('organisations'),
    guests: all('guests'),
  } as InviteRequest;
}
