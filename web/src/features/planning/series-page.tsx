import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { api, useMe, type Answer } from '../../api';
import { MeetingStatus } from '../../records';
import {
  dayOf,
  Empty,
  formatDay,
  formatInstantDay,
  formatTimeRange,
  Loaded,
  Notice,
  Page,
  Tag,
  useLocale,
  useText,
} from '../../ui';
import { EditSeries } from './edit-series';
import { EndSeries } from './end-series';
import classes from './planning.module.css';
import { useRuleWords } from './rule-words';
import { toCome } from './to-come';

export type Series = Answer<'/api/meeting-series/{id}'>;
type SeriesMeeting = Series['meetings'][number];

const route = getRouteApi('/inside/meetings/series/$id');

/** By which rule does this meeting recur, when is it next, and what is different about which of them? */
export function SeriesPage() {
  const { id } = route.useParams();
  const query = api.useQuery('get', '/api/meeting-series/{id}', { params: { path: { id } } });
  return (
    <Loaded query={query} page>
      {(series) => <SeriesRecord series={series} />}
    </Loaded>
  );
}

function SeriesRecord({ series }: { series: Series }) {
  const t = useText();
  const words = useRuleWords();
  const locale = useLocale();
  const written = (time: string) => (locale === 'id' ? time.replace(':', '.') : time);
  const { from } = route.useSearch();
  const [open, setOpen] = useState<keyof typeof deeds | null>(null);
  const { title, recurrence, startsOn, startTime, endTime, endedAt, meetings } = series;
  const coming = toCome(series);
  const first = coming.find((meeting) => meeting.id === from) ?? coming[0];
  return (
    <Page
      title={title}
      eyebrow={<Link to="/meetings">{t('meetings.title')}</Link>}
      lead={`${t('series.one')} · ${words(recurrence, startsOn)} · ${written(startTime)}–${written(endTime)}`}
      actions={first && <Moves isEnded={endedAt !== null} onOpen={setOpen} />}
    >
      {endedAt !== null && <Notice>{t('series.ended')}</Notice>}
      {meetings.length === 0 && <Empty title={t('series.none')} />}
      <ul className={classes.rows} aria-label={t('series.meetings')}>
        {meetings.map((meeting) => (
          <Row key={meeting.id} meeting={meeting} />
        ))}
      </ul>
      {open !== null && first && (
        <Deed deed={open} series={series} first={first} onClose={() => setOpen(null)} />
      )}
    </Page>
  );
}

const MoveRule = lazy(async () => ({ default: (await import('./move-rule')).MoveRule }));
const deeds = { edit: EditSeries, move: MoveRule, end: EndSeries };

interface DeedProps {
  deed: keyof typeof deeds;
  series: Series;
  first: SeriesMeeting;
  onClose: () => void;
}

function Deed({ deed, ...about }: DeedProps) {
  const Dialog = deeds[deed];
  return (
    <Suspense>
      <Dialog {...about} />
    </Suspense>
  );
}

function Moves({ isEnded, onOpen }: { isEnded: boolean; onOpen: (deed: keyof typeof deeds) => void }) {
  const t = useText();
  if (!useMe().can.includes('series.edit')) return null;
  return (
    <>
      {!isEnded && (
        <Button variant="default" onClick={() => onOpen('end')}>
          {t('series.end')}
        </Button>
      )}
      {!isEnded && (
        <Button variant="default" onClick={() => onOpen('move')}>
          {t('series.move')}
        </Button>
      )}
      <Button onClick={() => onOpen('edit')}>{t('series.edit')}</Button>
    </>
  );
}

function Row({ meeting }: { meeting: SeriesMeeting }) {
  const t = useText();
  const locale = useLocale();
  const { id, reference, title, status, startsAt, endsAt, timeZone, recurrenceOn, differs } = meeting;
  const isMoved = dayOf(startsAt, timeZone) !== recurrenceOn;
  return (
    <li className={classes.row} data-status={status}>
      <div className={classes.grow}>
        <Link to="/meetings/$id" params={{ id }} className={classes.rowTitle}>
          {formatInstantDay(startsAt, timeZone, locale)}
        </Link>
        <p className={classes.second}>
          {[formatTimeRange(startsAt, endsAt, timeZone, locale), reference, differs && title]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {isMoved && (
          <p className={classes.second}>
            {t('series.moved-from', { day: formatDay(recurrenceOn, locale, 'full') })}
          </p>
        )}
      </div>
      {differs && <Tag>{t('series.differs')}</Tag>}
      <MeetingStatus meeting={{ status }} />
    </li>
  );
}
