import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { api, useOffice, type User } from '../../api';
import { History } from '../../records';
import {
  Columns,
  DateTimeText,
  dayOf,
  Facts,
  formatDay,
  Loaded,
  Notice,
  Page,
  Section,
  useKeys,
  useLocale,
  useText,
  useWord,
} from '../../ui';
import { DisableUser, useEnableUser } from '../../records/user-moves';
import { UserSessions } from './user-sessions';
import { UserRoles } from './user-roles';
import classes from './users.module.css';

const EditUser = lazy(async () => ({ default: (await import('./edit-user')).EditUser }));
const ResetFactor = lazy(async () => ({ default: (await import('./reset-factor')).ResetFactor }));
const route = getRouteApi('/inside/users/$id');

/** One person who signs in: what they hold, since when, and what happened. */
export function UserPage() {
  const { id } = route.useParams();
  const query = api.useQuery('get', '/api/users/{id}', { params: { path: { id } } });
  return (
    <Loaded query={query} page>
      {(user) => <UserView key={id} user={user} />}
    </Loaded>
  );
}

function UserView({ user }: { user: User }) {
  const t = useText();
  const locale = useLocale();
  const { timeZone } = useOffice();
  const [open, setOpen] = useState<'edit' | 'disable' | null>(null);
  const { name, email, can, disabledAt } = user;
  useKeys(can.includes('edit') ? [{ key: 'e', label: t('users.edit'), run: () => setOpen('edit') }] : []);
  return (
    <Page
      title={name}
      eyebrow={
        <Link to="/users" activeOptions={{ exact: true }}>
          {t('users.title')}
        </Link>
      }
      lead={email}
      actions={<Moves user={user} onOpen={setOpen} />}
    >
      {disabledAt !== null && (
        <Notice tone="warn">
          {t('users.disabled.since', { day: formatDay(dayOf(disabledAt, timeZone), locale) })}
        </Notice>
      )}
      <Columns aside={<Account user={user} />}>
        <UserRoles user={user} />
        {can.includes('edit') && <UserSessions user={user} />}
        <Story user={user} />
      </Columns>
      <Suspense>
        {open === 'edit' && <EditUser user={user} onClose={() => setOpen(null)} />}
        {open === 'disable' && <DisableUser user={user} onClose={() => setOpen(null)} />}
      </Suspense>
    </Page>
  );
}

function Moves({ user, onOpen }: { user: User; onOpen: (dialog: 'edit' | 'disable') => void }) {
  const t = useText();
  const enable = useEnableUser(user);
  const { can } = user;
  if (can.length === 0) return null;
  return (
    <>
      {can.includes('disable') && (
        <Button variant="default" onClick={() => onOpen('disable')}>
          {t('users.disable')}
        </Button>
      )}
      {can.includes('enable') && (
        <Button variant="default" onClick={() => void enable()}>
          {t('users.enable')}
        </Button>
      )}
      {can.includes('edit') && (
        <Button variant="default" onClick={() => onOpen('edit')}>
          {t('common.edit')}
        </Button>
      )}
    </>
  );
}

function Account({ user }: { user: User }) {
  const t = useText();
  const word = useWord();
  const { timeZone } = useOffice();
  const { email, locale, lastSignInAt, createdAt, secondFactor, can } = user;
  const [resetting, setResetting] = useState(false);
  const time = (at: string) => <DateTimeText at={at} zone={timeZone} length="long" />;
  return (
    <Section title={t('users.account')}>
      <Facts
        facts={[
          { label: t('users.email'), value: <a href={`mailto:${email}`}>{email}</a> },
          { label: t('users.locale'), value: word('users.locale', locale) },
          {
            label: t('users.last-sign-in'),
            value: lastSignInAt === null ? t('users.never') : time(lastSignInAt),
          },
          { label: t('users.since'), value: time(createdAt) },
          { label: t('users.factor'), value: t(secondFactor ? 'users.factor.on' : 'users.factor.off') },
        ]}
      />
      {can.includes('reset-second-factor') && (
        <Button variant="default" size="compact-sm" mt="sm" onClick={() => setResetting(true)}>
          {t('users.factor.reset')}
        </Button>
      )}
      <Suspense>{resetting && <ResetFactor user={user} onClose={() => setResetting(false)} />}</Suspense>
    </Section>
  );
}

function Story({ user: { id } }: { user: User }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <div className={classes.below} data-print="no">
      <Section title={t('users.history')}>
        {open ? (
          <History path="/api/users/{id}/history" id={id} verbs="users.verb" />
        ) : (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('users.history.show')}
          </Button>
        )}
      </Section>
    </div>
  );
}
