import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openOffice, type Person, type TestOffice } from './support/office.js';
import { mailsTo } from './support/reminders.js';
import { sendAccountMails } from './support/sign-in.js';

let office: TestOffice;
let officer: Person;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
beforeEach(async () => {
  office.clock.travel('2026-06-22T01:00:00Z');
  officer = await office.person('information_officer');
});

const request = { field: 'phone', wrong: 'Nomor lama', wanted: '0812-0000-0000' };
const ask = (person: Person, body: object = request) => person.post('/api/me/corrections', body);
const answer = (person: Person, id: string, version: number, body: object) =>
  person.send('put', `/api/corrections/${id}/answer`).set('If-Match', `"${version}"`).send(body);

async function asked() {
  const person = await office.person('official');
  const { email } = (await person.get('/api/me').expect(200)).body as { email: string };
  const { id } = (await ask(person).expect(201)).body as { id: string };
  return { person, email, id };
}

describe('a request to correct something', () => {
  it('waits in the queue with its due time, is answered, and who asked is told', async () => {
    const { person, email, id } = await asked();
    const queue = (await officer.get('/api/corrections?limit=200').expect(200)).body;
    expect(queue.items.find((item: { id: string }) => item.id === id)).toMatchObject({
      ...request,
      status: 'open',
      asker: { id: person.userId, email },
      dueAt: '2026-06-25T01:00:00.000Z',
      late: false,
      can: ['answer'],
    });
    await answer(officer, id, 1, { status: 'done', reason: 'Sudah diganti.' }).expect(200);
    await sendAccountMails(office);
    expect((await mailsTo(office, email)).map(({ subject }) => subject)).toEqual([
      '[Sinergi] Data Anda telah diperbaiki',
    ]);
    const own = (await person.get('/api/me/corrections').expect(200)).body;
    expect(own.items).toMatchObject([{ id, status: 'done', reason: 'Sudah diganti.' }]);
    const answered = (await officer.get('/api/corrections?state=answered').expect(200)).body;
    expect(answered.items[0]).toMatchObject({ id, can: [], late: false });
  });

  it('may be refused only with a reason, which is told on the page that the mail opens', async () => {
    const { email, id } = await asked();
    await answer(officer, id, 1, { status: 'refused', reason: '  ' }).expect(422);
    await answer(officer, id, 1, { status: 'refused', reason: 'Sesuai SK.' }).expect(200);
    await sendAccountMails(office);
    const [mail] = await mailsTo(office, email);
    expect(mail?.subject).toBe('[Sinergi] Permintaan perbaikan data tidak dapat dipenuhi');
    expect(mail?.text).toContain('/account/data');
  });

  it('is told by mail also to who has stopped reminders by e-mail', async () => {
    const { person, email, id } = await asked();
    await person.send('put', '/api/me/consents/email').send({ given: false }).expect(200);
    await answer(officer, id, 1, { status: 'done' }).expect(200);
    await sendAccountMails(office);
    expect(await mailsTo(office, email)).toHaveLength(1);
  });

  it('is answered by one of two, and the other sees what it is now', async () => {
    const { id } = await asked();
    const administrator = await office.person('administrator');
    await answer(administrator, id, 1, { status: 'done' }).expect(200);
    const late = await answer(officer, id, 1, { status: 'refused', reason: 'Tidak.' }).expect(412);
    expect(late.body.current).toMatchObject({ id, status: 'done' });
    await answer(officer, id, 2, { status: 'refused', reason: 'Tidak.' }).expect(409);
    await officer.send('put', `/api/corrections/${id}/answer`).send({ status: 'done' }).expect(428);
  });

  it('is late after three times 24 hours, and the oldest stands first', async () => {
    const { id } = await asked();
    office.clock.travel('2026-06-25T01:00:01Z');
    const { id: later } = await asked();
    const { items } = (await officer.get('/api/corrections?limit=200').expect(200)).body as {
      items: { id: string; late: boolean }[];
    };
    const own = items.filter((item) => [id, later].includes(item.id));
    expect(own.map((item) => [item.id, item.late])).toEqual([
      [id, true],
      [later, false],
    ]);
  });

  it('is one of five that may be open, of 2,000 characters at most', async () => {
    const person = await office.person('staff');
    await ask(person, { ...request, wrong: 'x'.repeat(2001) }).expect(422);
    await ask(person, { ...request, field: 'password' }).expect(422);
    for (let time = 0; time < 5; time += 1) await ask(person).expect(201);
    await ask(person).expect(409);
  });

  it('is seen by who asked and by those who answer, nobody else, and leaves no words in the history', async () => {
    const { id } = await asked();
    const staff = await office.person('staff');
    await staff.get('/api/corrections').expect(403);
    await answer(staff, id, 1, { status: 'done' }).expect(403);
    expect((await staff.get('/api/me/corrections').expect(200)).body.items).toEqual([]);
    await answer(officer, id, 1, { status: 'refused', reason: 'Sesuai SK.' }).expect(200);
    const entries = await office.rows(sql`
      SELECT verb, change, note FROM history_entries
      WHERE subject_type = 'correction' AND subject_id = ${id} ORDER BY id`);
    expect(entries).toEqual([
      { verb: 'ask-correction', change: { field: 'phone', status: 'open' }, note: null },
      { verb: 'answer-correction', change: { field: 'phone', status: 'refused' }, note: null },
    ]);
  });
});
