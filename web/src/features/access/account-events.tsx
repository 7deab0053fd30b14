import { api, useOffice, type Answer } from '../../api';
import { DateTimeText, Loaded, Section, useText, useWord } from '../../ui';
import classes from './access.module.css';
import { deviceName } from '../../records/session-words';

type AccountEvent = Answer<'/api/me/sign-ins'>['items'][number];

/** What happened to one's own account: who reads it sees whether it was always oneself. */
export function AccountEvents() {
  const t = useText();
  const query = api.useQuery('get', '/api/me/sign-ins', {}, { staleTime: 0 });
  return (
    <Section title={t('account.events')}>
      <p className={classes.text}>{t('account.events.text')}</p>
      <Loaded query={query}>
        {({ items }) => (
          <ol className={classes.rows}>
            {withoutFirstSteps(items).map((event) => (
              <EventRow key={event.id} event={event} />
            ))}
          </ol>
        )}
      </Loaded>
    </Section>
  );
}

/** A password that was followed by its code is one sign-in; without one it stays, since it may be a thief's. */
function withoutFirstSteps(events: AccountEvent[]): AccountEvent[] {
  return events.filter(({ verb }, at) => verb !== 'sign-in-begin' || events[at - 1]?.verb !== 'sign-in');
}

function EventRow({ event }: { event: AccountEvent }) {
  const t = useText();
  const word = useWord();
  const { timeZone } = useOffice();
  const { at, verb, reason, by, device, address } = event;
  const how = reason ?? (by === 'passkey' || (verb === 'prove-again' && by === 'provider') ? by : null);
  return (
    <li className={classes.row}>
      <div>
        <span>{word('account.event', how === null ? verb : `${verb}.${how}`)}</span>
        <span className={classes.second}>
          <DateTimeText at={at} zone={timeZone} length="short" />
          {address !== null && ` · ${deviceName(device, t)} · ${address}`}
        </span>
      </div>
    </li>
  );
}
