import { api, useOffice, type Answer } from '../../api';
import { Loaded, Section, Timeline, useText, useWord } from '../../ui';
import classes from './access.module.css';
import { deviceName } from './device-name';

type AccountEvent = Answer<'/api/me/sign-ins'>['items'][number];

/** What happened to one's own account: who reads it sees whether it was always oneself. */
export function AccountEvents() {
  const t = useText();
  const word = useWord();
  const { timeZone } = useOffice();
  const query = api.useQuery('get', '/api/me/sign-ins', {}, { staleTime: 0 });
  const what = ({ verb, reason }: AccountEvent) =>
    word('account.event', reason === null ? verb : `${verb}.${reason}`);
  const from = ({ device, address }: AccountEvent) =>
    address === null ? null : `${deviceName(device, t)} · ${address}`;
  return (
    <Section title={t('account.events')}>
      <p className={classes.text}>{t('account.events.text')}</p>
      <Loaded query={query}>
        {({ items }) => (
          <Timeline
            zone={timeZone}
            entries={items.map((event) => ({
              id: event.id,
              at: event.at,
              what: what(event),
              note: from(event),
            }))}
          />
        )}
      </Loaded>
    </Section>
  );
}
