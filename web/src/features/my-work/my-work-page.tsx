import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { api, useMe, type MyWork } from '../../api';
import { mayOpen } from '../../records/page-rights';
import { Empty, formatDay, Loaded, Page, useLocale, useRowFocus, useText } from '../../ui';
import { FirstSteps } from './first-steps';
import { groupsOf, type Group } from './groups';
import classes from './my-work.module.css';
import { MinutesGroup } from './minutes-group';
import { NextMeeting } from './next-meeting';
import { isAsked } from './seat-answer';
import { WorkGroup } from './work-group';

/** What waits for me? */
export function MyWorkPage() {
  const t = useText();
  const query = api.useQuery('get', '/api/my-work');
  return (
    <Loaded query={query} page>
      {(work) => <Work work={work} title={t('my-work.title')} />}
    </Loaded>
  );
}

function Work({ work, title }: { work: MyWork; title: string }) {
  const me = useMe();
  const locale = useLocale();
  const container = useRef<HTMLDivElement>(null);
  const groups = groupsOf(work, me);
  const { minutes, nextSeats } = work.meetings;
  const isCalm = groups.length === 0 && minutes.length === 0;
  useRowFocus(container, !isCalm);
  const next = me.can.includes('meetings.read') && (
    <aside>
      <NextMeeting meeting={work.nextMeeting} seats={nextSeats} />
    </aside>
  );
  // On a phone what is asked there comes before what else waits.
  const asks = nextSeats.some(isAsked);
  return (
    <Page
      title={title}
      eyebrow={formatDay(work.today, locale, 'full')}
      lead={<Summary groups={groups} minutes={minutes.length} />}
    >
      <div className={classes.work} ref={container}>
        {asks && next}
        <div className={classes.groups}>
          {isCalm && <Calm />}
          {minutes.length > 0 && <MinutesGroup minutes={minutes} />}
          {groups.map((group) => (
            <WorkGroup key={group.name} group={group} />
          ))}
        </div>
        {!asks && next}
      </div>
    </Page>
  );
}

/** The whole page in one line: "2 menunggu Anda, 3 terlambat". */
function Summary({ groups, minutes }: { groups: Group[]; minutes: number }) {
  const t = useText();
  const locale = useLocale();
  if (groups.length === 0 && minutes === 0) return null;
  const counted = groups
    .filter(({ name }) => name !== 'other')
    .map(({ name, rows, more }) =>
      t(`my-work.summary.${name as 'late'}`, { count: rows.length, more: more ? 'yes' : 'no' }),
    );
  const words = [...(minutes > 0 ? [t('my-work.summary.minutes', { count: minutes })] : []), ...counted];
  return words.length === 0 ? t('my-work.summary.none') : new Intl.ListFormat(locale).format(words);
}

function Calm() {
  const t = useText();
  const { can } = useMe();
  const mayBegin = can.includes('organisations.create');
  // An office without organisations has promised nothing yet, so nothing of it is on schedule either.
  const { data, isPending } = api.useQuery(
    'get',
    '/api/organisations',
    { params: { query: { limit: 1 } } },
    { enabled: mayBegin },
  );
  if (mayBegin && isPending) return null;
  if (data?.items.length === 0) return <FirstSteps />;
  if (!can.includes('commitments.read')) {
    return (
      <Empty
        title={t('my-work.empty')}
        action={
          mayOpen(can, '/administration') ? (
            <Link to="/administration">{t('my-work.empty.to-administration')}</Link>
          ) : undefined
        }
      >
        {t('my-work.empty.outside')}
      </Empty>
    );
  }
  return (
    <Empty title={t('my-work.empty')} action={<Link to="/commitments">{t('my-work.empty.all')}</Link>}>
      {t('my-work.empty.text')}
    </Empty>
  );
}
