import { SeriesService } from '../../src/features/meetings/planning/series/series.service.js';
import { system } from '../../src/kernel/policy.js';
import { aMeeting, anOrganisation } from './factories.js';
import type { Person, TestOffice } from './office.js';

export interface Series {
  id: string;
  version: number;
  rule: string;
  meetings: {
    id: string;
    title: string;
    recurrenceOn: string;
    startsAt: string;
    status: string;
    differs: boolean;
    left: number | null;
  }[];
}

export const seriesPath = '/api/meeting-series';
export const thirdTuesday = { frequency: 'monthly', interval: 1, weekdays: [2], nth: 3, shift: 'after' };

export const days = ({ meetings }: Series) => meetings.map(({ recurrenceOn }) => recurrenceOn);

/** Makes and reads series in this office. */
export function seriesOf(office: TestOffice, staff: Person) {
  /** A meeting on the third Tuesday of June 2026, with an item on its agenda and a guest. */
  const aRakor = async (fields: object = {}) => {
    const { id: organisation } = await anOrganisation(office);
    const meeting = await aMeeting(office, { date: '2026-06-16', attendees: [organisation], ...fields });
    const item = { title: 'Laporan tindak lanjut', topic: 'csr', minutes: 20 };
    await staff.post(`/api/meetings/${meeting.id}/agenda-items`, item).expect(201);
    return meeting.id;
  };
  const aSeries = async (recurrence: object = {}, meeting?: string): Promise<Series> => {
    const meetingId = meeting ?? (await aRakor());
    const request = { meetingId, startsOn: '2026-06-16', recurrence: { ...thirdTuesday, ...recurrence } };
    return (await staff.post(seriesPath, request).expect(201)).body as Series;
  };
  const view = async (id: string): Promise<Series> =>
    (await staff.get(`${seriesPath}/${id}`).expect(200)).body as Series;
  const goOn = () =>
    office.app.get(SeriesService).goOn(system, (error) => {
      throw error as Error;
    });
  return { aRakor, aSeries, view, goOn };
}
