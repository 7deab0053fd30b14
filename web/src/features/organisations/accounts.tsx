import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useList, useMe, type Invitation, type Organisation, type UserRow } from '../../api';
import { InvitationMoves } from '../../records/invitation-moves';
import { DisableUser, useEnableUser } from '../../records/user-moves';
import { ButtonLink, Section, Skeleton, useText, useWord } from '../../ui';
import classes from './organisations.module.css';

/** Who can sign in for an organisation, for those who run the accounts: invited, shut out and let in again here. */
export function Accounts({ organisation: { id } }: { organisation: Organisation }) {
  const t = useText();
  const me = useMe();
  const users = useList('/api/users', { organisationId: id, limit: 50 });
  const invitations = useList('/api/invitations', { organisationId: id, limit: 50 });
  if (users.isPending || invitations.isPending) return <Skeleton lines={2} />;
  return (
    <Section title={t('users.liaisons')}>
      {users.items.length + invitations.items.length === 0 && (
        <p className={classes.soft}>{t('users.liaisons.none')}</p>
      )}
      <ul className={classes.accounts}>
        {users.items.map((user) => (
          <Account key={user.id} user={user} organisationId={id} />
        ))}
        {invitations.items.map((invitation) => (
          <Invited key={invitation.id} invitation={invitation} organisationId={id} />
        ))}
      </ul>
      {me.can.includes('users.manage') && (
        <ButtonLink
          variant="default"
          size="compact-sm"
          to="/users"
          search={{ organisationId: id, do: 'invite' }}
          data-print="no"
        >
          {t('users.liaisons.invite')}
        </ButtonLink>
      )}
    </Section>
  );
}

/** The roles that are held for this organisation, in words. */
function useRolesFor(organisationId: string) {
  const word = useWord();
  return (roles: { role: string; organisation: { id: string } | null }[]) =>
    roles
      .filter((grant) => grant.organisation?.id === organisationId)
      .map(({ role }) => word('shell.role', role))
      .join(', ');
}

function Account({ user, organisationId }: { user: UserRow; organisationId: string }) {
  const word = useWord();
  const me = useMe();
  const rolesOf = useRolesFor(organisationId);
  const { id, name, roles, status } = user;
  return (
    <li>
      <Link to="/users/$id" params={{ id }}>
        {name}
      </Link>
      <span className={classes.second}>
        {rolesOf(roles)}
        {status === 'disabled' && ` · ${word('users.status', status)}`}
      </span>
      {/* Nobody shuts themselves out. */}
      {me.can.includes('users.manage') && me.id !== id && <AccountMove user={user} />}
    </li>
  );
}

function AccountMove({ user }: { user: UserRow }) {
  const t = useText();
  const enable = useEnableUser(user);
  const [disabling, setDisabling] = useState(false);
  const { name, status } = user;
  const move = status === 'active' ? 'disable' : 'enable';
  return (
    <div className={classes.accountMoves} data-print="no">
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={t(`users.${move}.who`, { name })}
        onClick={() => (move === 'disable' ? setDisabling(true) : void enable())}
      >
        {t(`users.${move}`)}
      </Button>
      {disabling && <DisableUser user={user} onClose={() => setDisabling(false)} />}
    </div>
  );
}

function Invited({ invitation, organisationId }: { invitation: Invitation; organisationId: string }) {
  const word = useWord();
  const me = useMe();
  const rolesOf = useRolesFor(organisationId);
  const { name, roles, state } = invitation;
  return (
    <li>
      {name}
      <span className={classes.second}>
        {rolesOf(roles)} · {word('users.liaisons.invitation', state)}
      </span>
      {me.can.includes('users.manage') && (
        <div className={classes.accountMoves} data-print="no">
          <InvitationMoves invitation={invitation} />
        </div>
      )}
    </li>
  );
}
