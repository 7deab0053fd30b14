import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { client, ProblemError, type CheckIn } from '../../api';
import { MeetingTime } from '../../records';
import { Outside } from '../../records/outside';
import { DateTimeText, Problem, useText, useWord } from '../../ui';
import { CheckInForm } from './check-in-form';
import classes from './check-in.module.css';

const isGone = (error: unknown) =>
  error instanceof ProblemError && (error.status === 410 || error.status === 422);

/** From the code on the wall to the attendance list. The code stays behind the #, so no server logs it. */
export function CheckInPage() {
  const t = useText();
  const [meetingId = '', code = ''] = useLocation({ select: ({ hash }) => hash }).split('.');
  const { data, error, refetch } = useQuery({
    queryKey: ['check-in', meetingId, code],
    queryFn: () =>
      client.POST('/api/check-ins/openings', { body: { meetingId, code } }).then(({ data: seen }) => seen!),
    enabled: code !== '',
    retry: false,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  if (code === '' || isGone(error))
    return (
      <Outside title={t('check-in.gone')} lead={t('check-in.gone.text')}>
        {null}
      </Outside>
    );
  if (error)
    return (
      <Outside title={t('check-in.title')}>
        <Problem error={error} onRetry={() => void refetch()} />
      </Outside>
    );
  return data === undefined ? null : <Open checkIn={data} queryKey={['check-in', meetingId, code]} />;
}

function Open({ checkIn, queryKey }: { checkIn: CheckIn; queryKey: string[] }) {
  const t = useText();
  const queries = useQueryClient();
  const { title, mine, venue } = checkIn;
  return (
    <Outside title={title} lead={t('check-in.title')}>
      <p className={classes.when}>
        <MeetingTime meeting={checkIn} />
        {venue !== null && <span className={classes.soft}>{venue}</span>}
      </p>
      <div aria-live="polite">
        {mine === null ? (
          <CheckInForm
            checkIn={checkIn}
            onDone={(done) => queries.setQueryData(queryKey, { ...checkIn, mine: done })}
          />
        ) : (
          <Done mine={mine} zone={checkIn.timeZone} />
        )}
      </div>
    </Outside>
  );
}

function Done({ mine, zone }: { mine: NonNullable<CheckIn['mine']>; zone: string }) {
  const t = useText();
  const word = useWord();
  return (
    <div className={classes.done}>
      <p className={classes.thanks}>{t('check-in.done')}</p>
      <p>
        {mine.words}: {word('meetings.attendance', mine.status)}
      </p>
      <p className={classes.soft}>
        <DateTimeText at={mine.at} zone={zone} length="short" />
      </p>
      <p className={classes.soft}>{t('check-in.done.text')}</p>
    </div>
  );
}
