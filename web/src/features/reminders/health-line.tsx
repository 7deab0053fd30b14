import { Link } from '@tanstack/react-router';
import { api, useOffice } from '../../api';
import { formatMoment, StatusLight, useLocale, useText } from '../../ui';
import classes from './reminders.module.css';

/** One line on whether reminders are planned and sent; a failure here must be seen at once. */
export function HealthLine() {
  const t = useText();
  const locale = useLocale();
  const { timeZone } = useOffice();
  const { data } = api.useQuery('get', '/api/reminder-health', {}, { refetchInterval: 60_000 });
  if (data === undefined) return null;
  const { backlog, failed, lastError, lastPlannedAt, lastDeliveredAt, nextDueAt } = data;
  const isWell = failed === 0 && backlog === 0 && lastError === null;
  const time = (at: string | null) =>
    at === null ? t('reminders.health.never') : formatMoment(at, timeZone, locale, 'short');
  return (
    <section className={classes.health} aria-label={t('reminders.health')}>
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
    </section>
  );
}
