import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, refresh, useList, useMe, useOffice, type Invitation } from '../../api';
import {
  Confirm,
  dayOf,
  formatDay,
  Section,
  StatusLight,
  tell,
  tellProblem,
  type Tone,
  useLocale,
  useText,
} from '../../ui';
import { useInvited } from './invite-sent';
import { RoleText } from './role-text';
import classes from './users.module.css';

/** Invitations that nobody has accepted yet; the section is there only while there are some. */
export function Invitations({ q }: { q: string | undefined }) {
  const t = useText();
  const list = useList('/api/invitations', q === undefined ? {} : { q });
  if (list.items.length === 0) return null;
  return (
    <Section title={t('users.invitations')} note={list.hasMore ? `${list.items.length}+` : list.items.length}>
      <ul className={classes.rows}>
        {list.items.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
      {list.hasMore && (
        <Button variant="default" loading={list.isLoadingMore} onClick={list.loadMore}>
          {t('common.load-more')}
        </Button>
      )}
    </Section>
  );
}

const tones: Record<Invitation['state'], Tone> = {
  sending: 'wait',
  sent: 'good',
  'not-sent': 'bad',
  expired: 'muted',
};

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const t = useText();
  const locale = useLocale();
  const { timeZone } = useOffice();
  const { name, email, roles, invitedBy, createdAt, expiresAt, state } = invitation;
  const day = (instant: string) => formatDay(dayOf(instant, timeZone), locale);
  return (
    <li className={classes.row}>
      <div>
        <span className={classes.strong}>{name}</span>
        <span className={classes.second}>{email}</span>
      </div>
      <div>
        {roles.map((grant, at) => (
          <div key={at}>
            <RoleText grant={grant} />
          </div>
        ))}
        <span className={classes.second}>
          {t('users.invitation.by', { name: invitedBy, day: day(createdAt) })}
        </span>
      </div>
      <div>
        <StatusLight tone={tones[state]} word={t(`users.invitation.${state}`)} />
        {state === 'sent' && (
          <span className={classes.second}>{t('users.invitation.sent.until', { day: day(expiresAt) })}</span>
        )}
      </div>
      <Moves invitation={invitation} />
    </li>
  );
}

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

function Moves({ invitation }: { invitation: Invitation }) {
  const t = useText();
  const me = useMe();
  const { busy, resend, revoke } = useMoves(invitation);
  const [revoking, setRevoking] = useState(false);
  const { name, email } = invitation;
  if (!me.can.includes('users.manage')) return null;
  return (
    <div className={classes.moves} data-print="no">
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
    </div>
  );
}
