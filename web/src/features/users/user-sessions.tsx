import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import { api, client, useOffice, type User } from '../../api';
import { deviceName, lastUse } from '../../records/session-words';
import { Confirm, formatMoment, Loaded, Section, tell, useLocale, useText } from '../../ui';
import { useTakeUser } from '../../records/take-user';
import classes from './users.module.css';

/** Where somebody is signed in, for whoever may end that: a phone was lost. */
export function UserSessions({ user }: { user: User }) {
  const t = useText();
  const locale = useLocale();
  const { timeZone } = useOffice();
  const [asking, setAsking] = useState(false);
  const { id, can } = user;
  const query = api.useQuery('get', '/api/users/{id}/sessions', { params: { path: { id } } });
  const moment = (at: string) => formatMoment(at, timeZone, locale, 'short');
  const end = can.includes('sign-out') && (
    <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
      {t('users.sessions.end')}
    </Button>
  );
  return (
    <Section title={t('account.sessions')} actions={end || undefined}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={classes.second}>{t('users.sessions.none')}</p>
          ) : (
            <ul className={classes.rows}>
              {items.map((session) => (
                <li key={session.id} className={classes.held}>
                  <div>
                    <span className={classes.strong}>{deviceName(session.device, t)}</span>
                    <span className={classes.second}>
                      {t(lastUse(session), { when: moment(session.lastUsedAt), address: session.address })}
                    </span>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <Suspense>{asking && <EndAll user={user} onClose={() => setAsking(false)} />}</Suspense>
    </Section>
  );
}

function EndAll({ user: { id, name, sessions }, onClose }: { user: User; onClose: () => void }) {
  const t = useText();
  const take = useTakeUser();
  const end = async (note: string) => {
    const body = note === '' ? {} : { note };
    const { data } = await client.POST('/api/users/{id}/sign-outs', { params: { path: { id } }, body });
    await take(data!);
    tell(t('users.sessions.ended', { name }));
  };
  return (
    <Confirm
      danger
      title={t('users.sessions.end.title', { name })}
      noteLabel={t('users.disable.note')}
      confirmLabel={t('users.sessions.end')}
      onClose={onClose}
      onConfirm={end}
    >
      {t('users.sessions.end.text', { sessions })}
    </Confirm>
  );
}
