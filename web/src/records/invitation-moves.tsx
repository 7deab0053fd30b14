import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, refresh, type Invitation } from '../api';
import { Confirm, tell, tellProblem, useText } from '../ui';
import { useInvited } from './invite-sent';

function useMoves({ id, name, email }: Invitation) {
  const t = useText();
  const queries = useQueryClient();
  const told = useInvited();
  const [busy, setBusy] = useState(false);
  const params = { path: { id } };
  const resend = async () => {
    setBusy(true);
    try {
      await client.POST('/api/invitations/{id}/sendings', { params });
      await told(id, email);
    } catch (error) {
      tellProblem(error, t('users.invite.not-sent', { email }));
    } finally {
      setBusy(false);
    }
  };
  const revoke = async () => {
    await client.POST('/api/invitations/{id}/revocations', { params });
    await refresh(queries, '/api/invitations');
    tell(t('users.invitation.revoked', { name }));
  };
  return { busy, resend, revoke };
}

/** What becomes of an invitation that nobody has accepted yet, for who manages users. */
export function InvitationMoves({ invitation }: { invitation: Invitation }) {
  const t = useText();
  const { busy, resend, revoke } = useMoves(invitation);
  const [revoking, setRevoking] = useState(false);
  const { name, email } = invitation;
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        loading={busy}
        aria-label={t('users.invitation.resend.of', { name })}
        onClick={() => void resend()}
      >
        {t('users.invitation.resend')}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-label={t('users.invitation.revoke.of', { name })}
        onClick={() => setRevoking(true)}
      >
        {t('users.invitation.revoke')}
      </Button>
      {revoking && (
        <Confirm
          danger
          title={t('users.invitation.revoke.title', { name })}
          confirmLabel={t('users.invitation.revoke')}
          onClose={() => setRevoking(false)}
          onConfirm={revoke}
        >
          {t('users.invitation.revoke.text', { email })}
        </Confirm>
      )}
    </>
  );
}
