import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useRef } from 'react';
import { api, useOffice, type LeadersReport } from '../../api';
import { Empty, formatMoment, Loaded, Page, useLocale, useRowFocus, useText } from '../../ui';
import { LateList } from './late-list';
import classes from './leaders.module.css';
import { SixFigures } from './six-figures';
import { TopicBars } from './topic-bars';
import { DirectionList, WaitingList } from './waiting-lists';

/** On a projector nobody reloads: the figures renew themselves. */
const renewal = 5 * 60_000;

/** What is late and why, what needs my word, what was kept: in ten seconds, on a phone, a wall or paper. */
export function LeadersPage() {
  const query = api.useQuery('get', '/api/reports/leaders', {}, { refetchInterval: renewal });
  return (
    <Loaded query={query} page>
      {(report) => <Report report={report} />}
    </Loaded>
  );
}

function Report({ report }: { report: LeadersReport }) {
  const t = useText();
  const office = useOffice();
  const content = useRef<HTMLDivElement>(null);
  const { sourceRows: rows } = report;
  const count = (key: string) => report.figures.find((figure) => figure.key === key)?.value ?? 0;
  const verdict = t('reports.verdict', { rows, late: count('late'), direction: count('needsDirection') });
  useRowFocus(content, rows > 0);
  return (
    <Page
      title={verdict}
      tabTitle={t('reports.leaders')}
      eyebrow={`${t('reports.leaders')} · ${office.name}`}
      actions={useMoves()}
    >
      {rows === 0 ? (
        <Empty title={t('reports.empty')}>{t('reports.empty.text')}</Empty>
      ) : (
        <div ref={content} className={classes.report}>
          <SixFigures report={report} />
          <Source report={report} />
          <div className={classes.parts}>
            <LateList report={report} />
            <DirectionList report={report} />
            <WaitingList report={report} />
            <TopicBars lines={report.byTopic} />
          </div>
        </div>
      )}
    </Page>
  );
}

/** A phone has no paper and no wall; there the figures have the room to themselves. */
function useMoves() {
  const t = useText();
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  if (isPhone) return undefined;
  return (
    <span className={classes.moves}>
      {/* A whole load: the switch is read before anything is drawn. */}
      <Button component="a" href="/leaders?layar=1" variant="subtle" color="gray">
        {t('reports.large')}
      </Button>
      <Button variant="default" onClick={() => window.print()}>
        {t('reports.print')}
      </Button>
    </span>
  );
}

/** Figures are true only with their hour and their source. */
function Source({ report: { sourceRows, asOf } }: { report: LeadersReport }) {
  const t = useText();
  const locale = useLocale();
  const { timeZone } = useOffice();
  const time = formatMoment(asOf, timeZone, locale, 'long');
  return <p className={classes.source}>{t('reports.source', { rows: sourceRows, time })}</p>;
}
