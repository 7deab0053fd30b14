import { randomUUID } from 'node:crypto';
import type {
  NewOrganisationRequest,
  OrganisationView,
} from '../../src/features/directory/organisations/organisation.dto.js';
import { OrganisationQueries } from '../../src/features/directory/organisations/organisation.queries.js';
import { OrganisationsService } from '../../src/features/directory/organisations/organisation.service.js';
import type { AppointRequest, PositionView } from '../../src/features/directory/positions/position.dto.js';
import { PositionQueries } from '../../src/features/directory/positions/position.queries.js';
import { PositionsService } from '../../src/features/directory/positions/position.service.js';
import { AttendancesService } from '../../src/features/meetings/attendance.service.js';
import type { NewMeetingRequest } from '../../src/features/meetings/meeting.dto.js';
import { MeetingQueries } from '../../src/features/meetings/meeting.queries.js';
import { MeetingsService } from '../../src/features/meetings/meeting.service.js';
import type { MeetingView } from '../../src/features/meetings/meeting.views.dto.js';
import { newId } from '../../src/kernel/id.js';
import type { Actor } from '../../src/kernel/policy.js';
import type { TestOffice } from './office.js';

/** The staff member who makes the things of a test; without a session, so that the clock may travel. */
export const maker: Actor = {
  id: newId(),
  name: 'Pembuat Data Uji',
  locale: 'id',
  grants: [{ role: 'staff', organisationId: null }],
};

/** Closes a meeting that may have left anything open. */
export const closing = { verb: 'close', nevertheless: 'Hanya data uji' } as const;

/** An organisation with a name of its own. */
export async function anOrganisation(
  { app }: TestOffice,
  fields: Partial<NewOrganisationRequest> = {},
): Promise<OrganisationView> {
  const name = `PT Contoh ${randomUUID()}`;
  const request = { name, kind: 'company', side: 'industry', ...fields } as const;
  const { id } = await app.get(OrganisationsService).create(maker, request);
  return app.get(OrganisationQueries).view(maker, id);
}

/** A position; of a new organisation unless `organisationId` is given, vacant unless `holder` names someone. */
export async function aPosition(
  office: TestOffice,
  fields: { organisationId?: string; title?: string; isHead?: boolean; holder?: string } = {},
): Promise<PositionView> {
  const { title = `Direktur ${randomUUID()}`, isHead = false, holder } = fields;
  const organisationId = fields.organisationId ?? (await anOrganisation(office)).id;
  const { id } = await office.app.get(PositionsService).create(maker, organisationId, { title, isHead });
  if (holder !== undefined) await anAppointment(office, id, { person: { name: holder } });
  return office.app.get(PositionQueries).one(id, '2025-10-21');
}

/** A definitive holder since the first day of 2025, unless told otherwise. */
export async function anAppointment(
  { app }: TestOffice,
  positionId: string,
  fields: Partial<AppointRequest> = {},
): Promise<void> {
  const person = fields.personId == null ? { person: { name: 'Siti Aminah' } } : {};
  const request = { kind: 'definitive', startsOn: '2025-01-01', ...person, ...fields } as const;
  await app.get(PositionsService).appoint(maker, positionId, request);
}

/** A draft of 21 October 2025; `publish` it to let others see it, with `attendees` (organisations) who take part. */
export async function aMeeting(
  { app }: TestOffice,
  {
    attendees = [],
    publish = false,
    ...fields
  }: Partial<NewMeetingRequest> & { attendees?: string[]; publish?: boolean } = {},
): Promise<MeetingView> {
  const about = {
    title: 'Rapat Koordinasi Kawasan Industri',
    kind: 'coordination',
    mode: 'on_site',
  } as const;
  const time = { date: '2025-10-21', startTime: '09:00', endTime: '12:00' };
  const { id } = await app.get(MeetingsService).create(maker, { ...about, ...time, ...fields });
  for (const organisationId of attendees) {
    await app.get(AttendancesService).add(maker, id, { organisationId, name: 'Rina Wijaya' });
  }
  if (publish) await app.get(MeetingsService).move(maker, id, { verb: 'publish' });
  return app.get(MeetingQueries).view(maker, id);
}
