import { getRouteApi, Link } from '@tanstack/react-router';
import { api, type AttendanceReport, type Meeting } from '../../api';
import { MeetingTime } from '../../records';
import { Figure, Figures, Loaded, Page, Section, useText, useWord } from '../../ui';
import { CompetentParties } from './competent-parties';
import { CountsTable } from './counts-table';
import { Mandates } from './mandates';

const route = getRouteApi('/inside/meetings/$id/attendance');

/** Who came, who sent someone, and what was decided without a mandate? */
export function ReportPage() {
  const { id } = route.useParams();
  const query = api.useQuery('get', '/api/meetings/{id}', { params: { path: { id } } });
  return (
    <Loaded query={query} page>
      {(meeting) => <Report meeting={meeting} />}
    </Loaded>
  );
}

function Report({ meeting }: { meeting: Meeting }) {
  const t = useText();
  const { id, reference, title } = meeting;
  const params = { path: { id } };
  const report = api.useQuery('get', '/api/meetings/{id}/attendance-report', { params });
  const mandates = api.useQuery('get', '/api/meetings/{id}/mandates', { params });
  return (
    <Page
      title={t('attendance.title')}
      tabTitle={`${t('attendance.title')} ${reference}`}
      eyebrow={
        <Link to="/meetings/$id" params={{ id }} activeOptions={{ exact: true }}>
          {`${reference} · ${title}`}
        </Link>
      }
      lead={<MeetingTime meeting={meeting} />}
    >
      <Loaded query={report}>{(counted) => <Counts report={counted} />}</Loaded>
      <Loaded query={mandates}>
        {({ items, agendaItems }) => (
          <>
            <Mandates meeting={meeting} mandates={items} />
            <CompetentParties meeting={meeting} agendaItems={agendaItems} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Counts({ report: { total, organisations, levels } }: { report: AttendanceReport }) {
  const t = useText();
  const word = useWord();
  const byOrganisation = organisations.map(({ organisation, ...counts }) => ({
    key: organisation?.id ?? 'guests',
    name: organisation?.name ?? t('attendance.guests'),
    ...counts,
  }));
  const byLevel = levels.map(({ level, ...counts }) => ({
    key: level,
    name: word('attendance.level', level),
    ...counts,
  }));
  const tables = [
    { label: t('attendance.by-organisation'), head: t('attendance.organisation'), rows: byOrganisation },
    { label: t('attendance.by-level'), head: t('attendance.level'), rows: byLevel },
  ];
  return (
    <>
      <Figures>
        <Figure value={total.invited} label={t('attendance.invited')} />
        <Figure value={total.present} label={t('attendance.present')} />
        <Figure value={total.represented} label={t('attendance.represented')} />
        <Figure value={total.absent} label={t('attendance.absent')} />
        {total.walkIn > 0 && <Figure value={total.walkIn} label={t('attendance.walkIn')} />}
      </Figures>
      {tables.map((table) => (
        <Section key={table.label} title={table.label}>
          <CountsTable {...table} />
        </Section>
      ))}
    </>
  );
}
