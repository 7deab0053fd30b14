import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { api, useMe, type MyWork } from '../../api';
import { Empty, formatDay, Loaded, Page, useLocale, useRowFocus, useText } from '../../ui';
import { groupsOf, type Group } from './groups';
import classes from './my-work.module.css';
import { NextMeeting } from './next-meeting';
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
  useRowFocus(container, groups.length > 0);
  return (
    <Page title={title} eyebrow={formatDay(work.today, locale, 'full')} lead={<Summary groups={groups} />}>
      <div className={classes.work} ref={container}>
        <div className={classes.groups}>
          {groups.length === 0 && <Calm />}
          {groups.map((group) => (
            <WorkGroup key={group.name} group={group} />
          ))}
        </div>
        <aside className={classes.meeting}>
          {me.can.includes('meetings.read') && <NextMeeting meeting={work.nextMeeting} />}
        </aside>
      </div>
    </Page>
  );
}

/** The whole page in one line: "2 menunggu Anda, 3 terlambat". */
function Summary({ groups }: { groups: Group[] }) {
  const t = useText();
  const locale = useLocale();
  if (groups.length === 0) return null;
  const words = groups
    .filter(({ name }) => name !== 'other')
    .map(({ name, rows, more }) =>
      t(`my-work.summary.${name as 'late'}`, { count: rows.length, more: more ? 'yes' : 'no' }),
    );
  return words.length === 0 ? t('my-work.summary.none') : new Intl.ListFormat(locale).format(words);
}

function Calm() {
  const t = useText();
  const { can } = useMe();
  if (!can.includes('commitments.read')) {
    return <Empty title={t('my-work.empty')}>{t('my-work.empty.outside')}</Empty>;
  }
  return (
    <Empty title={t('my-work.empty')} action={<Link to="/commitments">{t('my-work.empty.all')}</Link>}>
      {t('my-work.empty.text')}
    </Empty>
  );
}
