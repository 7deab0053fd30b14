import { ActionIcon, Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { api, useOffice, type Answer, type Query } from '../../../api';
import { formatDay, formatMonth, Loaded, Notice, useKeys, useLocale, useText } from '../../../ui';
import classes from './calendar.module.css';
import { DayList } from './day-list';
import { Grid } from './grid';
import { spanOf, turned, type CalendarView } from './span';

export type CalendarData = Answer<'/api/meetings/calendar'>;
export type CalendarMeeting = CalendarData['items'][number];

interface CalendarProps {
  view: CalendarView;
  /** The day around which it opens. */
  on: string;
  filter: Partial<Query<'/api/meetings/calendar'>>;
  onChange: (change: { view?: CalendarView; on?: string }) => void;
}

/** The meetings of a month, a week, or the coming days; a phone lists what a desk lays out. */
export function Calendar({ view, on, filter, onChange }: CalendarProps) {
  const span = spanOf(view, on);
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  const query = { ...given, ...span } as Query<'/api/meetings/calendar'> & typeof span;
  const { data, error, refetch, isPlaceholderData } = api.useQuery(
    'get',
    '/api/meetings/calendar',
    { params: { query } },
    { placeholderData: keepPreviousData },
  );
  return (
    <div className={classes.calendar}>
      <Header view={view} on={on} onChange={onChange} />
      <Loaded query={{ data, error, refetch }}>
        {(found) => (
          <div
            className={classes.content}
            data-stale={isPlaceholderData || undefined}
            aria-busy={isPlaceholderData}
          >
            <Days view={view} on={on} data={found} onChange={onChange} />
          </div>
        )}
      </Loaded>
    </div>
  );
}

function Days({ view, on, data, onChange }: HeaderProps & { data: CalendarData }) {
  const t = useText();
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const isGrid = view === 'month' || (view === 'week' && !isPhone);
  return (
    <>
      {data.more && <Notice tone="warn">{t('calendar.more')}</Notice>}
      {isGrid && <Grid view={view} on={on} data={data} compact={isPhone} onChange={onChange} />}
      {(!isGrid || isPhone) && <DayList span={spanOf(view, on)} data={data} />}
    </>
  );
}

type HeaderProps = Pick<CalendarProps, 'view' | 'on' | 'onChange'>;

function Header({ view, on, onChange }: HeaderProps) {
  const t = useText();
  const { today } = useOffice();
  const turn = (step: 1 | -1) => onChange({ on: turned(view, on, step) });
  useKeys([
    { key: 'ArrowLeft', label: t('calendar.previous'), run: () => turn(-1) },
    { key: 'ArrowRight', label: t('calendar.next'), run: () => turn(1) },
    { key: 't', label: t('calendar.today'), run: () => onChange({ on: today }) },
  ]);
  const icon = { size: '1.125rem', stroke: 1.75, 'aria-hidden': true } as const;
  return (
    <div className={classes.header} data-print="no">
      <h2 className={classes.title} aria-live="polite">
        <Title view={view} on={on} />
      </h2>
      <div className={classes.turns}>
        <Button variant="default" onClick={() => onChange({ on: today })}>
          {t('calendar.today')}
        </Button>
        <ActionIcon
          variant="default"
          size="input-sm"
          aria-label={t('calendar.previous')}
          onClick={() => turn(-1)}
        >
          <IconChevronLeft {...icon} />
        </ActionIcon>
        <ActionIcon variant="default" size="input-sm" aria-label={t('calendar.next')} onClick={() => turn(1)}>
          <IconChevronRight {...icon} />
        </ActionIcon>
      </div>
    </div>
  );
}

function Title({ view, on }: Pick<CalendarProps, 'view' | 'on'>) {
  const locale = useLocale();
  if (view === 'month') return formatMonth(on, locale);
  const { from, to } = spanOf(view, on);
  return `${formatDay(from, locale, 'short')} – ${formatDay(to, locale, 'short')}`;
}
