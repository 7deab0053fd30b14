import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { client, ifMatch, type HeldGrant, type User } from '../../api';
import { Confirm, Empty, Section, tell, useText } from '../../ui';
import { RoleText, useRoleName } from './role-text';
import { useTakeUser } from '../../records/take-user';
import classes from './users.module.css';

const GiveRole = lazy(async () => ({ default: (await import('./give-role')).GiveRole }));
const EndRole = lazy(async () => ({ default: (await import('./end-role')).EndRole }));
type Open = { what: 'give' } | { what: 'end' | 'withdraw'; grant: HeldGrant };

/** What somebody holds and will hold; what they held before stands apart. */
export function UserRoles({ user }: { user: User }) {
  const t = useText();
  const [open, setOpen] = useState<Open | null>(null);
  const present = user.roles.filter(({ when }) => when !== 'before');
  const past = user.roles.filter(({ when }) => when === 'before');
  const mayGive = user.can.includes('grant');
  const give = mayGive && (
    <Button variant="default" size="compact-sm" onClick={() => setOpen({ what: 'give' })}>
      {t('users.grant')}
    </Button>
  );
  return (
    <>
      <Section title={t('users.roles')} actions={present.length > 0 ? give : undefined}>
        {present.length === 0 ? (
          <Empty title={t('users.roles.empty')} action={give || undefined}>
            {t('users.roles.empty.text')}
          </Empty>
        ) : (
          <Rows grants={present} onOpen={mayGive ? setOpen : undefined} />
        )}
      </Section>
      {past.length > 0 && (
        <Section title={t('users.roles.past')}>
          <Rows grants={past} onOpen={undefined} />
        </Section>
      )}
      <Dialogs user={user} open={open} onClose={() => setOpen(null)} />
    </>
  );
}

function Dialogs({ user, open, onClose }: { user: User; open: Open | null; onClose: () => void }) {
  return (
    <Suspense>
      {open?.what === 'give' && <GiveRole user={user} onClose={onClose} />}
      {open?.what === 'end' && <EndRole user={user} grant={open.grant} onClose={onClose} />}
      {open?.what === 'withdraw' && <Withdraw user={user} grant={open.grant} onClose={onClose} />}
    </Suspense>
  );
}

interface RowsProps {
  grants: HeldGrant[];
  onOpen: ((open: Open) => void) | undefined;
}

function Rows({ grants, onOpen }: RowsProps) {
  const t = useText();
  const roleName = useRoleName();
  return (
    <ul className={classes.rows}>
      {grants.map((grant) => (
        <li key={grant.id} className={classes.held}>
          <div>
            <RoleText grant={grant} term />
            {grant.when === 'later' && <span className={classes.second}>{t('users.when.later')}</span>}
          </div>
          {onOpen && (
            <div className={classes.moves} data-print="no">
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t('users.end.of', { role: roleName(grant) })}
                onClick={() => onOpen({ what: 'end', grant })}
              >
                {t('users.end')}
              </Button>
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-label={t('users.withdraw.of', { role: roleName(grant) })}
                onClick={() => onOpen({ what: 'withdraw', grant })}
              >
                {t('users.withdraw')}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Withdraw({ user, grant, onClose }: { user: User; grant: HeldGrant; onClose: () => void }) {
  const t = useText();
  const take = useTakeUser();
  const role = useRoleName()(grant);
  const withdraw = async () => {
    const path = { id: user.id, grantId: grant.id };
    const { data } = await client.DELETE('/api/users/{id}/roles/{grantId}', {
      ...ifMatch(user.version),
      params: { path },
    });
    await take(data!);
    tell(t('users.withdrawn', { role }));
  };
  return (
    <Confirm
      danger
      title={t('users.withdraw.title', { role })}
      confirmLabel={t('users.withdraw')}
      onClose={onClose}
      onConfirm={withdraw}
    >
      {t('users.withdraw.text', { name: user.name })}
    </Confirm>
  );
}
