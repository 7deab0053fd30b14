import { Link } from '@tanstack/react-router';
import { api, useOffice, type Answer } from '../../api';
import { formatMoment, Loaded, StatusLight, useLocale, useText } from '../../ui';
import classes from './reminders.module.css';

type Health = Answer<'/api/reminder-health'>;

/** One line on whether reminders are planned and sent; a failure here must be seen at once. */
export function HealthLine() {
  const t = useText();
  const query = api.useQuery('get', '/api/reminder-health', {}, { refetchInterval: 60_000 });
  // Its place is kept while it is asked for, so that nothing moves when it comes.
  return (
    <section className={classes.health} aria-label={t('reminders.health')}>
      <Loaded query={query} lines={1}>
        {(health) => <Facts health={health} />}
      </Loaded>
    </section>
  );
}

function Facts({ health }: { health: Health }) {
  const t = useText();
  const locale = useLocale();
  const { timeZone } = useOffice();
  const { backlog, failed, lastError, lastPlannedAt, lastDeliveredAt, nextDueAt } = health;
  const isWell = failed === 0 && backlog === 0 && lastError === null;
  const time = (at: string | null) =>
    at === null ? t('reminders.health.never') : formatMoment(at, timeZone, locale, 'short');
  return (
    <>
      {lastError !== null && <StatusLight tone="bad" word={t('reminders.health.error')} detail={lastError} />}
      {failed > 0 && (
        <Link to="/reminders" search={{ state: 'failed' }} className={classes.plain}>
          <StatusLight tone="bad" word={t('reminders.health.failed', { count: failed })} />
        </Link>
      )}
      {backlog > 0 && <StatusLight tone="warn" word={t('reminders.health.behind', { count: backlog })} />}
      {isWell && <StatusLight tone="good" word={t('reminders.health.well')} />}
      <span>{t('reminders.health.planned', { time: time(lastPlannedAt) })}</span>
      <span>{t('reminders.health.delivered', { time: time(lastDeliveredAt) })}</span>
      {nextDueAt !== null && <span>{t('reminders.health.next', { time: time(nextDueAt) })}</span>}
    </>
  );
}
