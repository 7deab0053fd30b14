import { client, ifMatch, useMe, useOffice, type Position } from '../../../api';
import { DateText, formatDay, tell, useLocale, useText } from '../../../ui';
import { TypedDateInput } from '../../../ui/forms';
import { Correction } from '../correction';
import classes from '../organisations.module.css';

interface EndAppointmentProps {
  position: Position;
  holder: NonNullable<Position['holder']>;
  onClose: () => void;
}

/** Says on which day somebody ceases, or has ceased, to hold a position. */
export function EndAppointment({ position: { id, title }, holder, onClose }: EndAppointmentProps) {
  const t = useText();
  const me = useMe();
  const locale = useLocale();
  const { today } = useOffice();
  const { name } = holder.person;
  const path = { id, appointmentId: holder.appointmentId };
  return (
    <Correction
      title={t('directory.end.title', { name })}
      draft={`${me.id}.end-${holder.appointmentId}-${holder.version}`}
      version={holder.version}
      values={{ endsOn: holder.endsOn ?? today }}
      read={({ holder: now }: Position) => ({
        version: now?.version ?? holder.version,
        values: { endsOn: now?.endsOn ?? '' },
      })}
      labels={{ endsOn: t('directory.end.day') }}
      show={(_, day) => (day === '' ? '–' : <DateText day={String(day)} />)}
      submitLabel={t('directory.end')}
      save={async (read, body) => {
        await client.PATCH('/api/positions/{id}/appointments/{appointmentId}', {
          ...ifMatch(read),
          params: { path },
          body,
        });
        tell(t('directory.end.done', { name, day: formatDay(body.endsOn, locale) }));
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TypedDateInput
            label={t('directory.end.day')}
            required
            today={today}
            data-autofocus
            {...form.field('endsOn')}
          />
          <p className={classes.consequence}>
            {t(holder.kind === 'definitive' ? 'directory.end.vacant' : 'directory.end.acting', { title })}
          </p>
        </>
      )}
    </Correction>
  );
}
