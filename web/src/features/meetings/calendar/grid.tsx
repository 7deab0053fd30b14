import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useOffice } from '../../../api';
import { addDays, formatDay, formatWeekday, useLocale, useText, weekday } from '../../../ui';
import type { CalendarData, CalendarMeeting } from './calendar';
import classes from './calendar.module.css';
import { Chip } from './chip';
import { spanOf, weeksOf, type CalendarView } from './span';

interface GridProps {
  view: CalendarView;
  on: string;
  data: CalendarData;
  /** On a phone: how many there are; which they are is listed below. */
  compact: boolean;
  onChange: (change: { view?: CalendarView; on?: string }) => void;
}

/** As many meetings as a day of a month shows; the rest is one step away. */
const most = 3;
const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Weeks from Monday as rows. Arrows walk the days, Enter opens one; tab goes through the meetings. */
export function Grid({ view, on, data, compact, onChange }: GridProps) {
  const t = useText();
  const locale = useLocale();
  const table = useRef<HTMLTableElement>(null);
  const walked = useRef(false);
  useEffect(() => {
    if (!walked.current) return;
    walked.current = false;
    table.current?.querySelector<HTMLElement>(`[data-day="${on}"]`)?.focus();
  }, [on]);
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const from = (event.target as HTMLElement).dataset['day'];
    const step = steps[event.key];
    if (from === undefined || step === undefined || event.altKey) return;
    event.preventDefault();
    walked.current = true;
    onChange({ on: addDays(from, step) });
  };
  const open = (day: string) => {
    if (compact) document.getElementById(`day-${day}`)?.focus();
    else onChange({ view: 'agenda', on: day });
  };
  const weeks = weeksOf(spanOf(view, on));
  return (
    <table
      ref={table}
      className={classes.grid}
      data-view={view}
      data-compact={compact || undefined}
      aria-label={t('calendar.label')}
      onKeyDown={onKeyDown}
    >
      <thead>
        <tr>
          {(weeks[0] ?? []).map((day) => (
            <th key={day} scope="col" abbr={formatWeekday(day, locale, 'long')}>
              {formatWeekday(day, locale, compact ? 'narrow' : 'short')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((days) => (
          <tr key={days[0]}>
            {days.map((day) => (
              <Day key={day} {...{ day, view, on, data, compact, open }} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps extends Omit<GridProps, 'onChange'> {
  day: string;
  open: (day: string) => void;
}

function Day({ day, view, on, data, compact, open }: DayProps) {
  const { today } = useOffice();
  const meetings = data.items.filter((meeting) => meeting.day === day);
  const holiday = data.holidays.find(({ date }) => date === day)?.name;
  return (
    <td
      data-today={day === today || undefined}
      data-off={holiday !== undefined || weekday(day) > 5 || undefined}
      data-outside={(view === 'month' && day.slice(0, 7) !== on.slice(0, 7)) || undefined}
    >
      <DayButton {...{ day, holiday, compact, open }} count={meetings.length} isOn={day === on} />
      {!compact && holiday !== undefined && <p className={classes.holiday}>{holiday}</p>}
      {!compact && <Chips meetings={meetings} isWeek={view === 'week'} onRest={() => open(day)} />}
    </td>
  );
}

interface DayButtonProps extends Pick<DayProps, 'day' | 'compact' | 'open'> {
  holiday: string | undefined;
  count: number;
  isOn: boolean;
}

function DayButton({ day, holiday, compact, open, count, isOn }: DayButtonProps) {
  const t = useText();
  const locale = useLocale();
  const { today } = useOffice();
  const label = [formatDay(day, locale, 'full'), holiday, t('meetings.count', { count, more: 'no' })];
  return (
    <button
      type="button"
      className={classes.day}
      data-day={day}
      tabIndex={isOn ? 0 : -1}
      aria-label={label.filter(Boolean).join(', ')}
      {...(day === today ? { 'aria-current': 'date' as const } : {})}
      onClick={() => open(day)}
    >
      {Number(day.slice(8))}
      {compact && count > 0 && <span className={classes.dot}>{count}</span>}
    </button>
  );
}

interface ChipsProps {
  meetings: CalendarMeeting[];
  isWeek: boolean;
  onRest: () => void;
}

function Chips({ meetings, isWeek, onRest }: ChipsProps) {
  const t = useText();
  const shown = isWeek || meetings.length <= most ? meetings : meetings.slice(0, most - 1);
  const hidden = meetings.length - shown.length;
  if (shown.length === 0) return null;
  return (
    <>
      <ul className={classes.chips}>
        {shown.map((meeting) => (
          <Chip key={meeting.id} meeting={meeting} detailed={isWeek} />
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" className={classes.rest} onClick={onRest}>
          {t('calendar.rest', { count: hidden })}
        </button>
      )}
    </>
  );
}
