import sql from 'sql-template-tag';
import type { Grant, Role } from '../../src/kernel/policy.js';
import { classifications, roleScopes } from '../../src/kernel/rights.js';
import { CommitmentsService } from '../../src/features/commitments/commitment.service.js';
import { anEstate } from './estates.js';
import { aMeeting, anOrganisation, aPosition, maker } from './factories.js';
import type { TestOffice } from './office.js';

/** What the records of a world of rights differ in, and what people hold roles for. */
export interface RightsWorld {
  /** Two rivals, the operator of the estate in which the first is a tenant, and an agency. */
  organisations: [rival: string, other: string, operator: string, agency: string];
  positions: [string, string];
  districts: [string, string];
  grant(role: Role, pick: number): Grant;
}

/** Meetings and commitments of every kind that a right can tell apart. */
export async function aRightsWorld(office: TestOffice): Promise<RightsWorld> {
  const districts = await office.rows<{ code: string }>(
    sql`SELECT code FROM districts ORDER BY code LIMIT 2`,
  );
  const [here = '', there = ''] = districts.map(({ code }) => code);
  const operator = (await anOrganisation(office, { kind: 'estate_operator' })).id;
  const estateId = await anEstate(office, operator);
  const rival = (await anOrganisation(office, { estateId, districtCode: here })).id;
  const other = (await anOrganisation(office, { districtCode: there })).id;
  const agency = (await anOrganisation(office, { kind: 'agency', side: 'government' })).id;
  const organisations = [rival, other, operator, agency] as RightsWorld['organisations'];
  const positions = [(await aPosition(office)).id, (await aPosition(office)).id] as [string, string];
  const world = { organisations, positions, districts: [here, there] as [string, string] };
  let turn = 0;
  for (const classification of classifications) {
    for (const publish of [false, true]) {
      for (const attendees of [[], [rival], [other, agency]]) {
        turn += 1;
        const meeting = await aMeeting(office, {
          classification,
          publish,
          attendees,
          chairPositionId: positions[turn % 2] ?? null,
          districtCode: turn % 3 === 0 ? here : null,
        });
        await commitmentsOf(office, world, meeting.id, classification, turn);
      }
    }
  }
  return { ...world, grant: (role, pick) => grantOf(world, role, pick) };
}

async function commitmentsOf(
  { app }: TestOffice,
  { organisations, districts }: Omit<RightsWorld, 'grant'>,
  meetingId: string,
  classification: (typeof classifications)[number],
  turn: number,
): Promise<void> {
  const [ownerId = '', verifierId = ''] = [turn % 4, (turn + 1) % 4].map((at) => organisations[at]);
  for (const [at, district] of [null, ...districts].entries()) {
    await app.get(CommitmentsService).create(maker, {
      title: `Janji ${turn}.${at}`,
      topic: 'csr',
      ownerId,
      verifierId: at === 1 ? verifierId : null,
      meetingId: at === 2 ? null : meetingId,
      districtCode: district,
      classification,
    });
  }
}

function grantOf(
  { organisations, positions, districts }: Omit<RightsWorld, 'grant'>,
  role: Role,
  pick: number,
): Grant {
  const scope = roleScopes[role];
  const organisationId = organisations[pick % 4] ?? null;
  return {
    role,
    organisationId: scope === 'organisation' ? organisationId : null,
    positionId: scope === 'position' ? (positions[pick % 2] ?? null) : null,
    districtCode: scope === 'district' ? (districts[pick % 2] ?? null) : null,
    tenantIds: role === 'estate_coordinator' && pick % 4 === 2 ? organisations.slice(0, 1) : [],
  };
}
