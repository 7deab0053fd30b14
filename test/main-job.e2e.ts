import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccounts, demoPassword } from '../src/features/access/index.js';
import { type Role } from '../src/kernel/policy.js';
import { SampleSeeder } from '../src/sample/sample-seeder.js';
import { openOffice, Person, type TestOffice } from './support/office.js';

interface Row {
  id: string;
  reference: string;
  light: string;
  owner: { name: string };
}

let office: TestOffice;

beforeAll(async () => {
  office = await openOffice({ DEMO: 'true' });
  office.clock.travel('2026-10-12T03:00:00Z');
  await new SampleSeeder(office.app, office.clock).load();
});
afterAll(() => office.close());

async function signIn(role: Role): Promise<Person> {
  const email = demoAccounts.find((account) => account.role === role)?.email;
  const answer = await office.nobody.post('/api/sessions', { email, password: demoPassword }).expect(201);
  return new Person(office.app, String(answer.headers['set-cookie']?.[0]).split(';')[0]);
}

async function commitments(person: Person, query = ''): Promise<Row[]> {
  return ((await person.get(`/api/commitments?limit=200&${query}`).expect(200)).body as { items: Row[] })
    .items;
}

describe('the rakor of 21 October 2025', () => {
  it('is on record with its people, agenda, decisions and twelve commitments', async () => {
    const staff = await signIn('staff');
    const { items } = (await staff.get('/api/meetings?q=RKR-2025-001').expect(200)).body as {
      items: { id: string }[];
    };
    const meeting = (await staff.get(`/api/meetings/${items[0]?.id}`).expect(200)).body;
    expect(meeting).toMatchObject({
      reference: 'RKR-2025-001',
      status: 'closed',
      startsAt: '2025-10-21T02:00:00.000Z',
      venue: 'Jababeka Golf & Country Club',
      district: { code: '32.16.11', name: 'Cikarang Timur' },
      chair: { title: 'Bupati Bekasi' },
    });
    expect(meeting.attendances).toHaveLength(19);
    expect(meeting.agendaItems).toHaveLength(11);
    expect(meeting.decisions).toHaveLength(6);
    const topics = new Set((meeting.agendaItems as { topic: string }[]).map(({ topic }) => topic));
    expect(topics).toEqual(
      new Set(['general', 'csr', 'infrastructure', 'permits', 'vocational', 'basic_services']),
    );
    expect(await commitments(staff, `meetingId=${items[0]?.id}`)).toHaveLength(12);
  });

  it('a year later: six kept, three in progress, two late, one waiting', async () => {
    const official = await signIn('official');
    const rakor = (await commitments(official)).filter(({ reference }) =>
      reference.startsWith('RKR-2025-001/'),
    );
    const by = (light: string) =>
      rakor.filter((row) => row.light === light).map(({ reference }) => reference.slice(-2));
    expect(by('done').sort()).toEqual(['01', '02', '03', '05', '06', '12']);
    expect(by('late')).toEqual(['07', '09']);
    expect(by('waiting')).toEqual(['11']);
    expect(rakor).toHaveLength(12);
    const [places] = await office.rows<{ desa: number; kelurahan: number; districts: number }>(sql`
      SELECT count(*) FILTER (WHERE code LIKE '%.2___') AS desa, count(*) FILTER (WHERE code LIKE '%.1___') AS kelurahan,
        count(DISTINCT district_code) AS districts FROM villages`);
    expect(places).toEqual({ desa: 179, kelurahan: 8, districts: 23 });
  });

  it('every figure of the leaders’ page counts the rows that it opens', async () => {
    const official = await signIn('official');
    const report = (await official.get('/api/reports/leaders').expect(200)).body as {
      figures: { key: string; value: number; of: number; query: string }[];
    };
    for (const { key, value, of, query } of report.figures) {
      const rows = await commitments(official, query);
      if (key === 'csrValue') expect(rows.length).toBeGreaterThan(0);
      else expect(rows.length, key).toBe(key === 'onTime' ? of : value);
    }
    const [recount] = await office.rows<{ late: number }>(sql`
      SELECT count(*) AS late FROM commitments
      WHERE due_on < '2026-10-12' AND status NOT IN ('proposed', 'submitted', 'fulfilled', 'cancelled', 'on_hold')`);
    expect(report.figures.find(({ key }) => key === 'late')?.value).toBe(recount?.late);
  });

  it('the liaison of PT Jababeka Infrastruktur sees only that company’s, and cannot open the leaders’ page', async () => {
    const liaison = await signIn('liaison');
    const owners = new Set((await commitments(liaison)).map(({ owner }) => owner.name));
    expect(owners).toEqual(new Set(['PT Jababeka Infrastruktur']));
    await liaison.get('/api/reports/leaders').expect(403);
    const work = (await liaison.get('/api/my-work').expect(200)).body;
    expect(work.nextMeeting).toMatchObject({ status: 'scheduled' });
    const waiting = (work.waitingMe as { query: string; items: Row[] }[]).filter(
      ({ items }) => items.length > 0,
    );
    expect(waiting).toMatchObject([{ query: 'status=proposed&ownPart=owner', items: [{}] }]);
  });
});
