import { Link } from '@tanstack/react-router';
import { useList, useMe, type Organisation } from '../../api';
import { ButtonLink, Section, Skeleton, useText, useWord } from '../../ui';
import classes from './organisations.module.css';

/** Who can sign in for an organisation, for those who run the accounts. */
export function Accounts({ organisation: { id } }: { organisation: Organisation }) {
  const t = useText();
  const word = useWord();
  const me = useMe();
  const users = useList('/api/users', { organisationId: id, status: 'active', limit: 50 });
  const invitations = useList('/api/invitations', { organisationId: id, limit: 50 });
  if (users.isPending || invitations.isPending) return <Skeleton lines={2} />;
  const rolesOf = (roles: { role: string; organisation: { id: string } | null }[]) =>
    roles
      .filter((grant) => grant.organisation?.id === id)
      .map(({ role }) => word('shell.role', role))
      .join(', ');
  return (
    <Section title={t('users.liaisons')}>
      {users.items.length + invitations.items.length === 0 && (
        <p className={classes.soft}>{t('users.liaisons.none')}</p>
      )}
      <ul className={classes.accounts}>
        {users.items.map((user) => (
          <li key={user.id}>
            <Link to="/users/$id" params={{ id: user.id }}>
              {user.name}
            </Link>
            <span className={classes.second}>{rolesOf(user.roles)}</span>
          </li>
        ))}
        {invitations.items.map(({ id: key, name, roles }) => (
          <li key={key}>
            {name}
            <span className={classes.second}>
              {rolesOf(roles)} · {t('users.liaisons.invited')}
            </span>
          </li>
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
