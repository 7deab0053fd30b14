import { keepPreviousData } from '@tanstack/react-query';
import { api, type Body } from '../../api';
import { formatDay, Problem, Section, useLocale, useText, weekday } from '../../ui';
import classes from './planning.module.css';
import { useRuleWords, type Recurrence } from './rule-words';

type Request = Body<'/api/meeting-series/previews', 'post'>;

/** The next days of the rule; what is moved says from where and why. */
export function Preview({ request }: { request: Request }) {
  const t = useText();
  const words = useRuleWords();
  const { data, error } = api.useQuery(
    'post',
    '/api/meeting-series/previews',
    { body: request },
    { enabled: request.startsOn !== '', placeholderData: keepPreviousData, staleTime: 60_000, retry: false },
  );
  if (request.startsOn === '') return null;
  if (error) return <Problem error={error} />;
  return (
    <Section title={t('series.preview')}>
      <p className={classes.second} aria-live="polite">
        {words(request.recurrence as Recurrence, request.startsOn)}
      </p>
      <ol className={classes.preview}>
        {(data?.items ?? []).map((day) => (
          <li key={day.recurrenceOn}>
            <Day day={day} />
          </li>
        ))}
      </ol>
      {data && <p className={classes.second}>{t('series.horizon')}</p>}
    </Section>
  );
}

interface DayProps {
  day: { recurrenceOn: string; on: string | null; holiday: string | null };
}

function Day({ day: { recurrenceOn, on, holiday } }: DayProps) {
  const t = useText();
  const locale = useLocale();
  const named = formatDay(recurrenceOn, locale, 'full');
  const why = holiday ?? (weekday(recurrenceOn) > 5 ? t('series.weekend') : t('series.taken'));
  if (on === null) {
    return (
      <>
        <s className={classes.second}>{named}</s>{' '}
        <span className={classes.why}>{t('series.falls-out', { why })}</span>
      </>
    );
  }
  if (on === recurrenceOn) return named;
  return (
    <>
      {formatDay(on, locale, 'full')}{' '}
      <span className={classes.why}>{t('series.moved', { day: named, why })}</span>
    </>
  );
}
