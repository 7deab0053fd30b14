import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { client, ifMatch, refresh, type Invitee, type Meeting } from '../../api';
import { tell, tellProblem, useText } from '../../ui';
import { inviteeName } from './invitee-columns';
import classes from './invitations.module.css';

const NoteAnswer = lazy(async () => ({ default: (await import('./note-answer')).NoteAnswer }));
const ConfirmMove = lazy(async () => ({ default: (await import('../../ui/forms')).ConfirmMove }));

interface InviteeProps {
  meeting: Meeting;
  invitee: Invitee;
}

/** Sends again what did not arrive, and takes an invitation back. */
export function InviteeMoves({ meeting, invitee }: InviteeProps) {
  const t = useText();
  const { busy, sendAgain, withdraw } = useMoves(meeting, invitee);
  const [withdrawing, setWithdrawing] = useState(false);
  const [noting, setNoting] = useState(false);
  const name = inviteeName(invitee);
  const { notice } = invitee;
  const mayAgain = notice?.state === 'failed' || notice?.reason === 'consent-withdrawn';
  return (
    <div className={classes.moves} data-print="no">
      {(meeting.status === 'scheduled' || meeting.status === 'postponed') && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('invitations.note.of', { name })}
          onClick={() => setNoting(true)}
        >
          {t('invitations.note')}
        </Button>
      )}
      {mayAgain && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={busy}
          aria-label={t('invitations.again.of', { name })}
          onClick={() => void sendAgain()}
        >
          {t('invitations.again')}
        </Button>
      )}
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-label={t('invitations.withdraw.of', { name })}
        onClick={() => setWithdrawing(true)}
      >
        {t('invitations.withdraw')}
      </Button>
      {noting && (
        <Suspense>
          <NoteAnswer meeting={meeting} invitee={invitee} onClose={() => setNoting(false)} />
        </Suspense>
      )}
      {withdrawing && (
        <Suspense>
          <ConfirmMove
            opened
            danger
            title={t('invitations.withdraw.title', { name })}
            confirmLabel={t('invitations.withdraw.do')}
            onClose={() => setWithdrawing(false)}
            onConfirm={withdraw}
          >
            {t(notice?.state === 'sent' ? 'invitations.withdraw.told' : 'invitations.withdraw.untold')}
          </ConfirmMove>
        </Suspense>
      )}
    </div>
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
