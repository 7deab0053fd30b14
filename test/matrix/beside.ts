import sql from 'sql-template-tag';
import { aMeeting } from '../support/factories.js';
import type { Person, TestOffice } from '../support/office.js';
import type { Ids, Twin } from './twin.js';
import { anUpload, proposalFor } from './twins.js';

/**
 * What there is beside the twins, so that each reach in the table of rights differs in something from the next wider
 * one. All of it is about the first company, whose people ask.
 */
export interface Beside {
  /** A meeting that is not published; but for that, everyone of the first company would see it. */
  draft: string;
  /** The sides turned: what the agency promised, and the company verifies. */
  turned: Pick<Ids, 'commitment' | 'extension'>;
  /** A table of villages. */
  regions: string;
}

export async function whatIsBeside(
  office: TestOffice,
  staff: Person,
  mawar: Twin,
  melati: Twin,
): Promise<Beside> {
  const { canary, organisation, agency, chair, district, meeting } = mawar;
  const draft = await aMeeting(office, {
    title: `Konsep ${canary}`,
    chairPositionId: chair,
    districtCode: district,
    attendees: [organisation, agency],
  });
  // The other company asks for a topic too, of which the first must not hear.
  await proposalFor(office, meeting, melati.organisation, melati.canary);
  return {
    draft: draft.id,
    turned: await promiseOf(office, staff, { ownerId: agency, verifierId: organisation }, mawar),
    regions: await anUpload(office, canary, 'villages'),
  };
}

/** A promise that is being kept, and for which more time was asked. */
async function promiseOf(
  office: TestOffice,
  staff: Person,
  sides: { ownerId: string; verifierId: string },
  { canary, meeting, district }: Twin,
): Promise<Beside['turned']> {
  const about = {
    title: `Janji dinas ${canary}`,
    topic: 'csr',
    dueOn: '2026-06-30',
    target: 10,
    unit: 'orang',
  };
  const { body } = await staff
    .post('/api/commitments', { ...about, ...sides, meetingId: meeting, districtCode: district })
    .expect(201);
  const { id: commitment } = body as { id: string };
  for (const verb of ['agree', 'start']) {
    await staff.post(`/api/commitments/${commitment}/moves`, { verb }).expect(201);
  }
  const later = { dueOn: '2026-12-31', reason: `Anggaran ${canary}` };
  await staff.post(`/api/commitments/${commitment}/extensions`, later).expect(201);
  const [asked] = await office.rows<{ id: string }>(
    sql`SELECT id FROM extensions WHERE commitment_id = ${commitment}`,
  );
  return { commitment, extension: asked?.id ?? '' };
}
