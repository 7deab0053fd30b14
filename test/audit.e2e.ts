import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../src/features/access/audit/audit.dto.js';
import { newId } from '../src/kernel/id.js';
import { HeadMails } from '../src/platform/history/head-mails.js';
import { Mailbox } from '../src/platform/mail/mailbox.js';
import { readHead } from '../src/platform/history/seal.js';
import { aMeeting, anOrganisation } from './support/factories.js';
import { seal, trailOf, verify, write } from './support/history.js';
import { TestMinutes } from './support/minutes.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let administrator: Person;
let staff: Person;
beforeAll(async () => {
  office = await openOffice({ AUDIT_MAIL: 'sekda@contoh.sinergi.test, inspektur@contoh.sinergi.test' });
  administrator = await office.person('administrator');
  staff = await office.person('staff');
});
afterAll(() => office.close());

const entries = (question: string, reader = administrator) => trailOf(reader, question);

async function aCommitment(fields: object = {}): Promise<string> {
  const ownerId = (await anOrganisation(office)).id;
  const body = { title: 'Memasang lampu jalan', topic: 'csr', ownerId, ...fields };
  return ((await staff.post('/api/commitments', body).expect(201)).body as { id: string }).id;
}

describe('the audit trail', () => {
  it('is for administrators', async () => {
    for (const path of ['/api/audit', '/api/audit/export', '/api/audit/people', '/api/audit/seal']) {
      await administrator.get(path).expect(200);
      await staff.get(path).expect(403);
      await office.nobody.get(path).expect(401);
    }
    const { body } = await administrator.get('/api/me').expect(200);
    expect(body.can).toContain('audit.read');
  });

  it('shows who changed what from which value to which, newest first', async () => {
    const id = await aCommitment();
    await staff.patch(`/api/commitments/${id}`, 1, { title: 'Memasang 60 lampu jalan' }).expect(200);
    const [edit, create] = await entries(`subjectId=${id}`);
    expect(edit).toMatchObject({
      verb: 'edit',
      actor: { id: staff.userId },
      subject: { type: 'commitment', id, title: 'Memasang 60 lampu jalan', opens: false },
      change: { title: ['Memasang lampu jalan', 'Memasang 60 lampu jalan'] },
      withheld: false,
    });
    expect(create?.verb).toBe('create');
    expect(create?.names).toEqual({
      [String(create?.change?.['ownerId'])]: expect.stringMatching(/^PT Contoh/),
    });
    const both = await office.person('administrator');
    await office.rows(sql`
      INSERT INTO role_grants (id, user_id, role, starts_on) VALUES (${newId()}, ${both.userId}, 'staff', '2020-01-01')`);
    expect((await entries(`subjectId=${id}`, both))[0]?.subject.opens).toBe(true);
  });

  it('is filtered by person, kind, record, verb, days and words', async () => {
    const id = await aCommitment({ title: 'Pelatihan las 6G' });
    const all = await entries(`subjectId=${id}`);
    expect(all).toHaveLength(1);
    const today = office.clock.today();
    const found = [
      `actorId=${staff.userId}`,
      'subjectType=commitment',
      'verb=create',
      `from=${today}&to=${today}`,
      'q=las%206g',
      'q=kmt-',
      'q=Pengguna%20staff',
    ];
    for (const question of found) expect(await entries(`subjectId=${id}&${question}`), question).toEqual(all);
    const missing = [
      `actorId=${administrator.userId}`,
      'subjectType=meeting',
      'verb=edit',
      'to=2020-01-01',
      'from=2099-01-01',
      'q=tidak%20ada',
    ];
    for (const question of missing)
      expect(await entries(`subjectId=${id}&${question}`), question).toEqual([]);
    await administrator.get('/api/audit?verb=%27%3B').expect(422);
    await administrator.get('/api/audit?subjectId=satu').expect(422);
  });

  it('goes on page by page without losing or repeating an entry', async () => {
    for (let entry = 0; entry < 7; entry += 1) await write(office, 'halaman');
    const whole = (await entries('limit=200')).map(({ id }) => id);
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await administrator.get(`/api/audit?limit=3${after}`).expect(200);
      seen.push(...(body.items as AuditEntry[]).map(({ id }) => id));
      after = body.next === null ? '' : `&after=${body.next}`;
    } while (after !== '');
    expect(seen).toEqual(whole);
  });

  it('names people to filter by', async () => {
    const { body } = await administrator.get('/api/audit/people?q=pengguna%20sta').expect(200);
    expect(body.items).toContainEqual({ id: staff.userId, name: 'Pengguna staff' });
  });

  it('says how far it is sealed', async () => {
    await write(office, 'menunggu');
    const before = (await administrator.get('/api/audit/seal').expect(200)).body;
    expect(before.waiting).toBeGreaterThan(0);
    await seal(office);
    const { body } = await administrator.get('/api/audit/seal').expect(200);
    expect(body).toMatchObject({ waiting: 0, mailed: true, exportLimit: 50_000, lastError: null });
    expect(readHead(body.head)?.size).toBe(body.sealed);
    expect((await entries('limit=1'))[0]?.sequence).toBe(body.sealed);
  });
});

describe('the export', () => {
  it('is a file that a spreadsheet opens and never runs', async () => {
    const name = '=HYPERLINK("http://x")';
    await staff.post('/api/organisations', { name, kind: 'company', side: 'industry' }).expect(201);
    const answer = await administrator.get('/api/audit/export?subjectType=organisation').expect(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="jejak-audit-[\d-]+\.csv"$/);
    expect(answer.text).toMatch(/^\uFEFFNomor segel,Waktu \(UTC\),Pelaku/);
    expect(answer.text).toContain(`,"'=HYPERLINK(""http://x"")",`);
    expect(answer.text).not.toMatch(/(^|,)"?[=+\-@]/m);
    const english = await office.person('administrator');
    await english.patch('/api/me', 1, { locale: 'en' }).expect(200);
    const said = await english.get('/api/audit/export?subjectType=organisation').expect(200);
    expect(said.headers['content-disposition']).toMatch(/^attachment; filename="audit-trail-[\d-]+\.csv"$/);
    expect(said.text).toMatch(/^\uFEFFSeal number,Time \(UTC\),Actor/);
  });

  it('is itself written down, with what was asked for', async () => {
    await administrator.get('/api/audit/export?verb=verify').expect(200);
    const [entry] = await entries(`actorId=${administrator.userId}&verb=export`);
    expect(entry).toMatchObject({ change: { verb: 'verify' } });
  });
});

describe('reading what is exempt', () => {
  const reads = async (id: string) => entries(`subjectId=${id}&verb=read`);

  it('of a commitment is written down once in ten minutes for each person, however often a page asks', async () => {
    const id = await aCommitment({ classification: 'exempt' });
    const other = await office.person('official');
    await Promise.all(Array.from({ length: 8 }, () => staff.get(`/api/commitments/${id}`).expect(200)));
    await other.get(`/api/commitments/${id}/history`).expect(200);
    const readers = (await reads(id)).map(({ actor }) => actor.id);
    expect(readers).toHaveLength(2);
    expect(new Set(readers)).toEqual(new Set([staff.userId, other.userId]));
    const now = office.clock.now().getTime();
    office.clock.travel(new Date(now + 9 * 60_000).toISOString());
    await staff.get(`/api/commitments/${id}`).expect(200);
    expect(await reads(id)).toHaveLength(2);
    office.clock.travel(new Date(now + 11 * 60_000).toISOString());
    await staff.get(`/api/commitments/${id}`).expect(200);
    expect(await reads(id)).toHaveLength(3);
    office.clock.travel();
  });

  it('of a meeting with an exempt agenda item is written down for who was shown it, and for nobody else', async () => {
    const organisationId = (await anOrganisation(office)).id;
    const { id } = await aMeeting(office, { attendees: [organisationId], publish: true });
    await staff.get(`/api/meetings/${id}`).expect(200);
    expect(await reads(id)).toEqual([]);
    const item = { title: 'Sengketa lahan', topic: 'permits', classification: 'exempt' };
    await staff.post(`/api/meetings/${id}/agenda-items`, item).expect(201);
    const liaison = await office.person('liaison', organisationId);
    await liaison.get(`/api/meetings/${id}`).expect(200);
    expect(await reads(id)).toEqual([]);
    await staff.get(`/api/meetings/${id}`).expect(200);
    expect(await reads(id)).toMatchObject([{ actor: { id: staff.userId }, withheld: true }]);
  });

  it('by way of the register, of mandates and of what is left over is written down for each meeting, once', async () => {
    const reader = await office.person('staff');
    const { id } = await aMeeting(office, { classification: 'exempt' });
    const partly = (await aMeeting(office)).id;
    const open = (await aMeeting(office)).id;
    for (const [meeting, classification] of [
      [id, 'open'],
      [partly, 'exempt'],
      [open, 'open'],
    ]) {
      const item = { title: 'Sengketa lahan', topic: 'permits', classification };
      const made = await staff.post(`/api/meetings/${meeting}/agenda-items`, item).expect(201);
      const decision = { text: 'Menunda ganti rugi', agendaItemId: made.body.agendaItems.at(-1).id };
      await staff.post(`/api/meetings/${meeting}/decisions`, decision).expect(201);
    }
    for (let asked = 0; asked < 2; asked += 1) await reader.get('/api/decisions?limit=200').expect(200);
    const told = async (meeting: string, by: Person) =>
      (await reads(meeting)).filter(({ actor }) => actor.id === by.userId);
    expect(await told(id, reader)).toHaveLength(1);
    expect(await told(partly, reader)).toMatchObject([{ withheld: true, change: null }]);
    expect(await told(open, reader)).toEqual([]);
    const [row] = await office.rows<{ change: object }>(sql`
      SELECT change FROM history_entries WHERE subject_id = ${partly} AND actor_id = ${reader.userId}`);
    expect(row?.change).toEqual({ decisions: [1] });
    for (const part of ['mandates', 'carry-over', 'note-blocks']) {
      for (const meeting of [id, partly]) {
        const other = await office.person('staff');
        await other.get(`/api/meetings/${meeting}/${part}`).expect(200);
        expect(await told(meeting, other), part).toHaveLength(1);
      }
    }
    const liaison = await office.person('liaison', (await anOrganisation(office)).id);
    await liaison.get('/api/decisions').expect(200);
    expect([...(await told(id, liaison)), ...(await told(partly, liaison))]).toEqual([]);
  });

  it('of what is open leaves no trace', async () => {
    const id = await aCommitment();
    await staff.get(`/api/commitments/${id}`).expect(200);
    await staff.get(`/api/commitments/${id}/history`).expect(200);
    expect(await reads(id)).toEqual([]);
  });

  it('is not part of the story that readers of the record see', async () => {
    const id = await aCommitment({ classification: 'exempt' });
    await staff.get(`/api/commitments/${id}`).expect(200);
    const { body } = await staff.get(`/api/commitments/${id}/history`).expect(200);
    expect((body.items as { verb: string }[]).map(({ verb }) => verb)).toEqual(['create']);
  });

  it('by way of the trail shows an administrator that it happened, not what it says', async () => {
    const id = await aCommitment({ classification: 'exempt', title: 'Rahasia dagang Batara' });
    const [entry] = await entries(`subjectId=${id}`);
    expect(entry).toMatchObject({ withheld: true, change: null, note: null, subject: { title: null } });
    expect(entry?.subject.reference).toMatch(/^KMT-/);
    expect(await entries(`subjectId=${id}&q=Batara`)).toEqual([]);
    const { text } = await administrator.get(`/api/audit/export?subjectId=${id}`).expect(200);
    expect(text).not.toContain('Batara');
    expect(text).toContain('dikecualikan');
  });
});

it('what was said on an exempt item stays withheld when its paragraph stands on an open one', async () => {
  const minutes = await TestMinutes.of(office, staff);
  const open = minutes.item;
  const agendaItemId = await minutes.addItem('Sengketa', { classification: 'exempt' });
  const id = randomUUID();
  await minutes.put(staff, id, null, { agendaItemId, text: 'Rahasia Batara' }).expect(200);
  await minutes.put(staff, id, 1, { agendaItemId: open, text: 'Titik gelap' }).expect(200);
  const told = await entries(`subjectId=${id}`);
  expect(told.length).toBeGreaterThan(0);
  for (const entry of told) expect(entry).toMatchObject({ withheld: true, change: null });
});

describe('the head of the day', () => {
  it('goes to each address once a day, whoever sends it, and proves what was sealed by then', async () => {
    await write(office, 'untuk hari ini');
    await seal(office);
    office.clock.travel('2030-01-07T22:30:00Z');
    expect(await office.app.get(HeadMails).send()).toBe(0);
    office.clock.travel('2030-01-07T23:30:00Z');
    const many = await Promise.all(Array.from({ length: 4 }, () => office.app.get(HeadMails).send()));
    expect(many.reduce((sum, sent) => sum + sent)).toBe(2);
    office.clock.travel('2030-01-08T09:00:00Z');
    expect(await office.app.get(HeadMails).send()).toBe(0);
    const { items } = await office.app.get(Mailbox).list({ limit: 10 });
    expect(items.map(({ to }) => to).sort()).toEqual([
      'inspektur@contoh.sinergi.test',
      'sekda@contoh.sinergi.test',
    ]);
    const mail = await office.app.get(Mailbox).read(items[0]?.id ?? '');
    expect(mail.subject).toBe('[Sinergi] Sidik segel riwayat, Selasa, 8 Januari 2030');
    expect(mail.text).toContain('Up to Tuesday, 8 January 2030');
    const head = readHead(/--head (\S+)/.exec(mail.text)?.[1] ?? '');
    if (head === undefined) throw new Error('the mail holds no head');
    expect((await verify(office, head)).findings).toEqual([]);
    office.clock.travel('2030-01-09T02:00:00Z');
    expect(await office.app.get(HeadMails).send()).toBe(2);
    office.clock.travel();
    expect((await administrator.get('/api/audit/seal')).body.mailedAt).toBe('2030-01-09T02:00:00.000Z');
  });
});
