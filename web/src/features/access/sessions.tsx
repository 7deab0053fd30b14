import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { api, client, refresh, useOffice, type Answer } from '../../api';
import { Confirm, formatMoment, Loaded, Section, Tag, tell, tellProblem, useLocale, useText } from '../../ui';
import classes from './access.module.css';
import { deviceName, lastUse } from '../../records/session-words';

type Session = Answer<'/api/sessions'>['items'][number];

/** The devices on which one is signed in, and the way to put one out. */
export function Sessions() {
  const t = useText();
  const query = api.useQuery('get', '/api/sessions', {}, { staleTime: 0 });
  const others = query.data?.items.filter(({ current }) => !current).length ?? 0;
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const endOthers = async () => {
    await client.DELETE('/api/sessions/others');
    await refresh(queries, '/api/sessions', '/api/me/sign-ins');
    tell(t('account.sessions.others-ended'));
  };
  const action = others > 1 && (
    <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
      {t('account.sessions.end-others')}
    </Button>
  );
  return (
    <Section title={t('account.sessions')} actions={action || undefined}>
      <Loaded query={query}>
        {({ items }) => (
          <ul className={classes.rows}>
            {items.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </ul>
        )}
      </Loaded>
      {others === 0 && query.data !== undefined && (
        <p className={classes.note}>{t('account.sessions.only')}</p>
      )}
      <Suspense>
        {asking && (
          <Confirm
            onClose={() => setAsking(false)}
            title={t('account.sessions.end-others')}
            confirmLabel={t('account.sessions.end-others')}
            onConfirm={endOthers}
          >
            {t('account.sessions.end-others.text', { count: others })}
          </Confirm>
        )}
      </Suspense>
    </Section>
  );
}

function SessionRow({ session }: { session: Session }) {
  const t = useText();
  const locale = useLocale();
  const { timeZone } = useOffice();
  const queries = useQueryClient();
  const { id, current, device, address, createdAt, lastUsedAt } = session;
  const name = deviceName(device, t);
  const moment = (at: string) => formatMoment(at, timeZone, locale, 'short');
  const end = async () => {
    try {
      await client.DELETE('/api/sessions/{id}', { params: { path: { id } } });
      tell(t('account.sessions.ended', { device: name }));
    } catch (error) {
      tellProblem(error, t('common.problem.unknown'));
    }
    await refresh(queries, '/api/sessions', '/api/me/sign-ins');
  };
  return (
    <li className={classes.row}>
      <div>
        <span className={classes.strong}>{name}</span> {current && <Tag>{t('account.sessions.this')}</Tag>}
        <span className={classes.second}>{t(lastUse(session), { when: moment(lastUsedAt), address })}</span>
        <span className={classes.second}>{t('account.sessions.since', { when: moment(createdAt) })}</span>
      </div>
      {!current && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('account.sessions.end.of', { device: name })}
          onClick={() => void end()}
        >
          {t('account.sessions.end')}
        </Button>
      )}
    </li>
  );
}
