import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { client, ifMatch, refresh, type Invitee, type Meeting } from '../../api';
import { Confirm, tell, tellProblem, useText } from '../../ui';
import { inviteeName } from './invitee-name';
import classes from './invitations.module.css';

const NoteAnswer = lazy(async () => ({ default: (await import('./note-answer')).NoteAnswer }));
interface InviteeProps {
  meeting: Meeting;
  invitee: Invitee;
}

type Doing = 'note' | 'withdraw' | null;

/** Notes an answer, sends again what did not arrive, and takes an invitation back. */
export function InviteeMoves({ meeting, invitee }: InviteeProps) {
  const [doing, setDoing] = useState<Doing>(null);
  const { busy, sendAgain, withdraw } = useMoves(meeting, invitee);
  const again = () => void sendAgain();
  return (
    <>
      <Buttons meeting={meeting} invitee={invitee} busy={busy} onAgain={again} onDo={setDoing} />
      <Suspense>
        {doing === 'note' && (
          <NoteAnswer meeting={meeting} invitee={invitee} onClose={() => setDoing(null)} />
        )}
        {doing === 'withdraw' && (
          <Withdraw invitee={invitee} onClose={() => setDoing(null)} onConfirm={withdraw} />
        )}
      </Suspense>
    </>
  );
}

interface ButtonsProps extends InviteeProps {
  busy: boolean;
  onAgain: () => void;
  onDo: (what: Doing) => void;
}

function Buttons({ meeting: { status }, invitee, busy, onAgain, onDo }: ButtonsProps) {
  const t = useText();
  const name = inviteeName(invitee);
  const { notice } = invitee;
  const mayNote = status === 'scheduled' || status === 'postponed';
  const mayAgain = notice?.state === 'failed' || notice?.reason === 'consent-withdrawn';
  const look = { variant: 'subtle', size: 'compact-sm' } as const;
  return (
    <div className={classes.moves} data-print="no">
      {mayNote && (
        <Button {...look} aria-label={t('invitations.note.of', { name })} onClick={() => onDo('note')}>
          {t('invitations.note')}
        </Button>
      )}
      {mayAgain && (
        <Button {...look} loading={busy} aria-label={t('invitations.again.of', { name })} onClick={onAgain}>
          {t('invitations.again')}
        </Button>
      )}
      <Button
        {...look}
        color="gray"
        aria-label={t('invitations.withdraw.of', { name })}
        onClick={() => onDo('withdraw')}
      >
        {t('invitations.withdraw')}
      </Button>
    </div>
  );
}

interface WithdrawProps {
  invitee: Invitee;
  onClose: () => void;
  onConfirm: () => Promise<unknown>;
}

/** Names the consequence: who was told hears of it. */
function Withdraw({ invitee, onClose, onConfirm }: WithdrawProps) {
  const t = useText();
  const isTold = invitee.notice?.state === 'sent';
  return (
    <Confirm
      danger
      title={t('invitations.withdraw.title', { name: inviteeName(invitee) })}
      confirmLabel={t('invitations.withdraw.do')}
      onClose={onClose}
      onConfirm={onConfirm}
    >
      {t(isTold ? 'invitations.withdraw.told' : 'invitations.withdraw.untold')}
    </Confirm>
  );
}

function useMoves({ id, version }: Meeting, invitee: Invitee) {
  const t = useText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const name = inviteeName(invitee);
  const sendAgain = async () => {
    setBusy(true);
    try {
      const path = { id, noticeId: invitee.notice?.id ?? '' };
      await client.POST('/api/meetings/{id}/notices/{noticeId}/sendings', { params: { path } });
      await refresh(queries, '/api/meetings');
      tell(t('invitations.again.done', { name }));
    } catch (error) {
      tellProblem(error, t('invitations.again.failed'));
    } finally {
      setBusy(false);
    }
  };
  const withdraw = async () => {
    await client.DELETE('/api/meetings/{id}/attendances/{attendanceId}', {
      ...ifMatch(version),
      params: { path: { id, attendanceId: invitee.id } },
    });
    await refresh(queries, '/api/meetings');
    tell(t('invitations.withdraw.done', { name }));
  };
  return { busy, sendAgain, withdraw };
}
