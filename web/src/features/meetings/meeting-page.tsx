import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { api, useList, useMe, useOffice, type Meeting } from '../../api';
import { isAhead, MeetingStatus, MeetingTime } from '../../records';
import { Columns, Loaded, Page, useText, useWord, WhenWorded } from '../../ui';
import { Agenda } from './agenda';
import { AttendanceList } from './attendance-list';
import { Decisions } from './decisions';
import { EditingProvider } from './editing';
import { MeetingCommitments } from './meeting-commitments';
import { MeetingFacts } from './meeting-facts';
import { MeetingHistory } from './meeting-history';
import { MeetingMoves } from './meeting-moves';
import classes from './meeting.module.css';

const route = getRouteApi('/inside/meetings/$id');
const Proposals = lazy(async () => ({ default: (await import('./proposals')).Proposals }));
const EditMeeting = lazy(async () => ({ default: (await import('./edit-meeting')).EditMeeting }));
const AttendanceDesk = lazy(async () => ({ default: (await import('./attendance-desk')).AttendanceDesk }));

/** What was on the table, what was decided, who promised what? */
export function MeetingPage() {
  const { id } = route.useParams();
  const query = api.useQuery('get', '/api/meetings/{id}', { params: { path: { id } } });
  return (
    <Loaded query={query} page>
      {(meeting) => <MeetingTabs meeting={meeting} />}
    </Loaded>
  );
}

/** The record, or one of the two desks behind it. */
function MeetingTabs({ meeting }: { meeting: Meeting }) {
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const back = () => void navigate({ search: {}, replace: true });
  const isDesk = meeting.can.includes('edit');
  if (isDesk && tab === 'edit')
    return (
      <Suspense>
        <EditMeeting meeting={meeting} onDone={back} />
      </Suspense>
    );
  if (isDesk && tab === 'attendance')
    return (
      <Suspense>
        <AttendanceDesk meeting={meeting} onDone={back} />
      </Suspense>
    );
  return <MeetingRecord meeting={meeting} />;
}

function MeetingRecord({ meeting }: { meeting: Meeting }) {
  const word = useWord();
  const me = useMe();
  const { item } = route.useSearch();
  const commitments = useList('/api/commitments', { meetingId: meeting.id, sort: 'reference', limit: 100 });
  const { today } = useOffice();
  const { title, reference, kind, can, decisions } = meeting;
  // Before its day a meeting has no results; empty places for them would only be in the way.
  const showsResults = !isAhead(meeting, today);
  return (
    <Page
      title={title}
      tabTitle={reference}
      eyebrow={`${reference} · ${word('meetings.kind', kind)}`}
      lead={<MeetingLead meeting={meeting} />}
      actions={<MeetingMoves meeting={meeting} />}
    >
      <EditingProvider>
        <MeetingFacts meeting={meeting} />
        <Columns aside={<AttendanceList meeting={meeting} />}>
          <Agenda meeting={meeting} commitments={commitments.items} pointed={item} />
          {me.can.includes('proposals.read') && (
            <Suspense>
              <WhenWorded>
                <Proposals meeting={meeting} />
              </WhenWorded>
            </Suspense>
          )}
          {(showsResults || decisions.length > 0) && <Decisions meeting={meeting} />}
        </Columns>
        <div className={classes.below}>
          {(showsResults || commitments.items.length > 0) && (
            <MeetingCommitments meeting={meeting} list={commitments} />
          )}
          {can.includes('history') && <MeetingHistory meeting={meeting} />}
        </div>
      </EditingProvider>
    </Page>
  );
}

/** When, where, how it stands; and why nothing can be done where nothing can. */
function MeetingLead({ meeting }: { meeting: Meeting }) {
  const t = useText();
  const word = useWord();
  const standing = useStanding();
  const { mode, venue, district } = meeting;
  const kecamatan = district && t('meetings.district.in', { name: district.name });
  const place = [venue, kecamatan].filter(Boolean).join(', ');
  return (
    <div className={classes.lead}>
      <span className={classes.time}>
        <MeetingTime meeting={meeting} />
      </span>
      {/* No line begins with the dot. */}
      <span>{[place, word('meetings.mode', mode)].filter(Boolean).join('\u00a0· ')}</span>
      <span className={classes.standing}>
        <MeetingStatus meeting={meeting} /> {standing(meeting)}
      </span>
    </div>
  );
}

/** What the status means for the reader; a scheduled meeting needs no words. */
function useStanding(): (meeting: Meeting) => string | null {
  const t = useText();
  const word = useWord();
  return ({ status, can, inErratum }) => {
    if (inErratum) return t('meetings.standing.erratum');
    if (status === 'scheduled' || status === 'in_progress') return null;
    // What was approved can be closed, and no longer completed.
    if (status === 'held' && can.includes('close') && !can.includes('edit'))
      return t('meetings.standing.approved');
    return word('meetings.standing', status);
  };
}
