import { api, type Attendance, type Meeting, type MinutesReading } from '../../api';
import { dayOf, Loaded, timeOf } from '../../ui';
import { Differences } from './differences';

interface DifferencesNowProps extends Pick<MinutesReading, 'agenda' | 'blocks'> {
  meeting: Meeting;
  /** The version that is compared with. */
  before: number;
}

/** What stands there now against a version: the meeting and its commitments in the shape that a version keeps. */
export function DifferencesNow({ meeting, before, agenda, blocks }: DifferencesNowProps) {
  const { id, decisions, attendances } = meeting;
  const query = api.useQuery('get', '/api/commitments', { params: { query: { meetingId: id, limit: 200 } } });
  return (
    <Loaded query={query}>
      {({ items }) => (
        <Differences
          meetingId={id}
          before={before}
          after={{
            agenda,
            blocks,
            decisions,
            attendance: attendances.map(seated),
            plan: planned(meeting),
            commitments: items.map((item) => ({ ...item, owner: item.owner.name })),
          }}
        />
      )}
    </Loaded>
  );
}

function seated({ position, organisation, guestOrganisation, name, status, representedBy }: Attendance) {
  const house = organisation?.name ?? guestOrganisation;
  return { position: position?.title ?? null, organisation: house, name, status, representedBy };
}

const planned = ({ title, mode, venue, chair, startsAt, endsAt, timeZone }: Meeting) => ({
  title,
  mode,
  venue,
  chair: chair?.title ?? null,
  date: dayOf(startsAt, timeZone),
  startTime: timeOf(startsAt, timeZone),
  endTime: timeOf(endsAt, timeZone),
});
