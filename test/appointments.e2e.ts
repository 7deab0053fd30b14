import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAppointment, anOrganisation, aPosition } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let staff: Person;

beforeAll(async () => {
  office = await openOffice();
  office.clock.travel('2026-01-05T02:00:00Z');
  staff = await office.person('staff');
});
afterAll(() => office.close());

const regency = () => anOrganisation(office, { kind: 'regency', side: 'government' });
const siti = {
  name: 'Siti Aminah',
  honorificPrefix: 'Dr.',
  honorificSuffix: 'M.Kes.',
  rank: 'Pembina Utama Muda (IV/c)',
  employeeNumber: '19800101 200501 2 001',
};

describe('an appointment', () => {
  it('names its decree, and the holder’s number is written without spaces', async () => {
    const { id } = await aPosition(office);
    const body = { kind: 'definitive', startsOn: '2025-01-01', decree: '800/1-BKPSDM', person: siti };
    const { body: made } = await staff.post(`/api/positions/${id}/appointments`, body).expect(201);
    const { body: list } = await staff.get(`/api/positions/${id}/appointments`).expect(200);
    expect(list.items).toMatchObject([{ decree: '800/1-BKPSDM' }]);
    const { body: person } = await staff.get(`/api/people/${made.holder.person.id}`).expect(200);
    expect(person).toMatchObject({ employeeNumber: '198001012005012001', rank: siti.rank });
  });

  it('is not written for a number that is nobody’s', async () => {
    const { id } = await aPosition(office);
    const person = { ...siti, employeeNumber: '198013012005012001' };
    const body = { kind: 'definitive', startsOn: '2025-01-01', person };
    const { body: problem } = await staff.post(`/api/positions/${id}/appointments`, body).expect(422);
    expect(problem.errors).toMatchObject([{ pointer: '/person/employeeNumber', code: 'isServiceNumber' }]);
  });

  it('stands alone among the definitive ones, whoever writes to the database', async () => {
    const { id } = await aPosition(office);
    await anAppointment(office, id, { startsOn: '2025-01-01' });
    await anAppointment(office, id, { kind: 'plh', startsOn: '2025-06-01', endsOn: '2025-06-30' });
    await expect(
      office.rows(sql`
        INSERT INTO appointments (id, position_id, person_id, kind, starts_on)
        SELECT ${randomUUID()}, position_id, person_id, kind, '2025-03-01' FROM appointments
        WHERE position_id = ${id} AND kind = 'definitive'`),
    ).rejects.toThrow(/appointments_one_definitive/);
  });
});

describe('the signature block of a position', () => {
  it('prints who acts for the regent with the bare name, and a secretary with all of it', async () => {
    const { id: organisationId } = await regency();
    const regent = await aPosition(office, { organisationId, title: 'Bupati Bekasi' });
    const secretary = await aPosition(office, { organisationId, title: 'Sekretaris Daerah' });
    await anAppointment(office, regent.id, { kind: 'plt', endsOn: '2026-12-31', person: siti });
    await anAppointment(office, secretary.id, { person: siti });
    const block = async (id: string) =>
      (await staff.get(`/api/positions/${id}/signature`).expect(200)).body.block;
    expect(await block(regent.id)).toEqual({
      title: 'Plt. Bupati Bekasi',
      name: 'SITI AMINAH',
      rank: null,
      employeeNumber: null,
    });
    expect(await block(secretary.id)).toMatchObject({ name: 'Dr. SITI AMINAH, M.Kes.', rank: siti.rank });
  });

  it('is null while the position is vacant, and no business of a liaison', async () => {
    const { id: organisationId } = await regency();
    const { id } = await aPosition(office, { organisationId });
    expect((await staff.get(`/api/positions/${id}/signature`).expect(200)).body.block).toBeNull();
    const liaison = await office.person('liaison', organisationId);
    await liaison.get(`/api/positions/${id}/signature`).expect(403);
  });
});
