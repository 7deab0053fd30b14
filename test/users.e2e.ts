import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SignInService } from '../src/features/access/index.js';
import { SessionAuthenticator } from '../src/features/access/sign-in/session.authenticator.js';
import { addMinutes } from '../src/kernel/calendar.js';
import { anOrganisation, aPosition } from './support/factories.js';
import { openOffice, Person, type TestOffice } from './support/office.js';
import { mailsTo } from './support/reminders.js';
import { anAccount, enrol, sendAccountMails, signIn } from './support/sign-in.js';

let office: TestOffice;
let administrator: Person;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
beforeEach(async () => {
  administrator = await office.person('administrator');
});

const view = async (id: string) => (await administrator.get(`/api/users/${id}`).expect(200)).body;
const give = (id: string, body: object) => administrator.post(`/api/users/${id}/roles`, body);

/** The same person on a device of now: sessions of tests do not live through days. */
async function again(userId: string): Promise<Person> {
  const token = await office.app
    .get(SignInService)
    .begin(userId, { address: '127.0.0.1', userAgent: 'test' }, { first: 'password', second: null });
  return new Person(office.app, `sid=${token}`, userId);
}

describe('users', () => {
  it('are listed by name, found by role, organisation and words, for administrators only', async () => {
    const organisation = await anOrganisation(office);
    const liaison = await office.person('liaison', organisation.id);
    const { body } = await administrator.get(`/api/users?organisationId=${organisation.id}`).expect(200);
    expect(body.items).toMatchObject([
      { id: liaison.userId, status: 'active', roles: [{ role: 'liaison', when: 'now' }] },
    ]);
    expect(body.items[0].roles[0].organisation).toEqual({ id: organisation.id, name: organisation.name });
    expect(body.items[0].lastSignInAt).not.toBeNull();
    const { email } = await view(liaison.userId);
    const found = await administrator.get(`/api/users?q=${email.slice(0, 30)}&role=liaison`).expect(200);
    expect(found.body.items).toHaveLength(1);
    const none = await administrator.get(`/api/users?q=${email.slice(0, 30)}&role=staff`).expect(200);
    expect(none.body.items).toEqual([]);
    const first = await administrator.get('/api/users?limit=1').expect(200);
    const second = await administrator.get(`/api/users?limit=1&after=${first.body.next}`).expect(200);
    expect(second.body.items[0].id).not.toBe(first.body.items[0].id);
  });

  it('are nobody else’s business', async () => {
    const staff = await office.person('staff');
    const { userId } = administrator;
    await staff.get('/api/users').expect(403);
    await staff.get(`/api/users/${userId}`).expect(403);
    await staff.get(`/api/users/${userId}/history`).expect(403);
    await staff.patch(`/api/users/${userId}`, 1, { name: 'Lain' }).expect(403);
    await staff.post(`/api/users/${userId}/disablements`).expect(403);
    await staff.post(`/api/users/${staff.userId}/roles`, { role: 'administrator' }).expect(403);
    await staff.post('/api/invitations', {}).expect(403);
  });

  it('are corrected by one of two who write at once, and the other sees what it is now', async () => {
    const { userId } = await office.person('staff');
    const { version } = await view(userId);
    const email = `${randomUUID()}@contoh.sinergi.test`;
    await administrator.patch(`/api/users/${userId}`, version, { name: 'Siti Aminah', email }).expect(200);
    const late = await administrator.patch(`/api/users/${userId}`, version, { name: 'Budi' }).expect(412);
    expect(late.body.current).toMatchObject({ name: 'Siti Aminah', email });
    const other = await office.person('staff');
    const taken = await administrator
      .patch(`/api/users/${other.userId}`, 1, { email: email.toUpperCase() })
      .expect(409);
    expect(taken.body.detail).toBe('Alamat surel ini sudah dipakai pengguna lain.');
    const { body } = await administrator.get(`/api/users/${userId}/history`).expect(200);
    expect(body.items[0]).toMatchObject({ verb: 'edit', change: { name: expect.any(Array) } });
  });
});

describe('disabling', () => {
  it('ends every session at once and can be taken back', async () => {
    const staff = await office.person('staff');
    const elsewhere = await again(staff.userId);
    await staff.get('/api/me').expect(200);
    const gone = await administrator
      .post(`/api/users/${staff.userId}/disablements`, { note: 'Pindah tugas' })
      .expect(201);
    expect(gone.body).toMatchObject({ status: 'disabled', sessions: 0, can: ['edit', 'grant', 'enable'] });
    await staff.get('/api/me').expect(401);
    await elsewhere.get('/api/me').expect(401);
    await administrator.post(`/api/users/${staff.userId}/disablements`).expect(409);
    await administrator.post(`/api/users/${staff.userId}/enablements`).expect(201);
    await staff.get('/api/me').expect(401);
    await (await again(staff.userId)).get('/api/me').expect(200);
  });

  it('is for nobody’s own account', async () => {
    const answer = await administrator.post(`/api/users/${administrator.userId}/disablements`).expect(409);
    expect(answer.body.detail).toBe('Anda tidak dapat menonaktifkan akun Anda sendiri.');
  });
});

describe('a device that was lost', () => {
  it('is seen by an administrator, who signs its owner out everywhere; the owner may come back', async () => {
    const staff = await office.person('staff');
    const lost = await again(staff.userId);
    const path = `/api/users/${staff.userId}`;
    const { body } = await administrator.get(`${path}/sessions`).expect(200);
    expect(body.items).toHaveLength(2);
    expect(body.items[0]).toMatchObject({ current: false, address: '127.0.0.1', sameNetwork: true });
    const out = await administrator.post(`${path}/sign-outs`, { note: 'Ponsel hilang' }).expect(201);
    expect(out.body).toMatchObject({ status: 'active', sessions: 0, can: ['edit', 'grant', 'disable'] });
    await staff.get('/api/me').expect(401);
    await lost.get('/api/me').expect(401);
    await administrator.post(`${path}/sign-outs`).expect(409);
    const { body: told } = await administrator.get(`${path}/history`).expect(200);
    expect(told.items[0]).toMatchObject({
      verb: 'end-sessions',
      change: { sessions: 2 },
      note: 'Ponsel hilang',
    });
    await (await again(staff.userId)).get('/api/me').expect(200);
  });

  it('and the recovery codes with it: an administrator removes the second factor, and says how they made sure', async () => {
    const { id, email } = await anAccount(office);
    const { person } = await enrol(office, (await signIn(office, email)).person);
    const reset = (body: object) => administrator.post(`/api/users/${id}/second-factor-resets`, body);
    expect((await view(id)).can).toContain('reset-second-factor');
    await reset({}).expect(422);
    const { body } = await reset({ note: 'Bertemu langsung di kantor' }).expect(201);
    expect(body).toMatchObject({ secondFactor: false, sessions: 0 });
    await person.get('/api/me').expect(401);
    expect((await signIn(office, email)).me.awaits).toBeNull();
    await reset({ note: 'Sekali lagi' }).expect(409);
    const own = `/api/users/${administrator.userId}/second-factor-resets`;
    await administrator.post(own, { note: 'Sendiri' }).expect(409);
    await sendAccountMails(office);
    const [mail] = (await mailsTo(office, email)).slice(-1);
    expect(mail?.subject).toBe('[Sinergi] Verifikasi dua langkah Anda diatur ulang');
    office.clock.travel();
  });

  it('of one’s own is ended on one’s own page, and those of others are nobody else’s business', async () => {
    const answer = await administrator.post(`/api/users/${administrator.userId}/sign-outs`).expect(409);
    expect(answer.body.detail).toContain('halaman keamanan akun');
    const staff = await office.person('staff');
    await staff.get(`/api/users/${administrator.userId}/sessions`).expect(403);
  });
});

describe('the last administrator', () => {
  /** Leaves two administrators in the office. */
  async function twoLeft() {
    const other = await office.person('administrator');
    await office.rows(sql`
      UPDATE users SET disabled_at = now() WHERE id <> ALL(${[administrator.userId, other.userId]}::uuid[])`);
    return other;
  }

  it('keeps the role, and is not shut out by the other one at the same moment', async () => {
    const other = await twoLeft();
    const answers = await Promise.all([
      administrator.post(`/api/users/${other.userId}/disablements`),
      other.post(`/api/users/${administrator.userId}/disablements`),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    const left = statuses[0] === 201 ? administrator : other;
    const { version, roles } = (await left.get(`/api/users/${left.userId}`).expect(200)).body;
    const path = `/api/users/${left.userId}/roles/${roles[0].id}`;
    const ended = await left.patch(path, version, { endsOn: '2199-12-31' }).expect(409);
    expect(ended.body.detail).toMatch(/^Setidaknya satu administrator/);
    await left.delete(path, version).expect(409);
    expect((await left.get(`/api/users/${left.userId}`)).body.roles).toMatchObject([{ endsOn: null }]);
  });
});

describe('roles', () => {
  it('are given for what they are held for, and act from the next sign-in on', async () => {
    const person = await office.person('inspector');
    await person.get('/api/users').expect(403);
    const position = await aPosition(office);
    const organisation = await anOrganisation(office);
    const refused = async (body: object) =>
      (await give(person.userId, body).expect(422)).body.errors.map(
        ({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`,
      );
    expect(await refused({ role: 'liaison' })).toEqual(['/organisationId required']);
    expect(await refused({ role: 'liaison', organisationId: randomUUID() })).toEqual([
      '/organisationId unknown-reference',
    ]);
    expect(await refused({ role: 'staff', organisationId: organisation.id })).toEqual([
      '/organisationId not-for-role',
    ]);
    expect(await refused({ role: 'district_officer', districtCode: '99.99.99' })).toEqual([
      '/districtCode unknown-reference',
    ]);
    expect(await refused({ role: 'chair', positionId: position.id, kind: 'plt' })).toEqual([
      '/endsOn required',
    ]);
    const given = await give(person.userId, { role: 'chair', positionId: position.id }).expect(201);
    expect(given.body.roles).toMatchObject([
      { role: 'inspector' },
      { role: 'chair', position: { title: position.title, organisation: position.organisation } },
    ]);
    await give(person.userId, { role: 'administrator' }).expect(201);
    await (await again(person.userId)).get('/api/users').expect(200);
    await give(person.userId, { role: 'administrator' }).expect(409);
  });

  it('end the sessions of whoever may do something else from now on, on every instance, and no others', async () => {
    const person = await office.person('inspector');
    const bystander = await office.person('inspector');
    const elsewhere = await again(person.userId);
    await give(person.userId, { role: 'staff', startsOn: '2199-01-01' }).expect(201);
    await elsewhere.get('/api/me').expect(200);
    await give(person.userId, { role: 'information_officer' }).expect(201);
    await person.get('/api/me').expect(401);
    await elsewhere.get('/api/me').expect(401);
    await bystander.get('/api/me').expect(200);
    const back = await again(person.userId);
    const { roles, version } = await view(person.userId);
    const held = roles.find(({ role }: { role: string }) => role === 'inspector');
    const path = `/api/users/${person.userId}/roles/${held.id}`;
    // A last day that is still to come takes nothing away today.
    await administrator.patch(path, version, { endsOn: '2198-12-31' }).expect(200);
    await back.get('/api/me').expect(200);
    await administrator.delete(path, version + 1).expect(200);
    await back.get('/api/me').expect(401);
  });

  it('that begin on a later day end the sessions from before that day', async () => {
    const { userId } = await office.person('inspector');
    office.clock.travel('2027-03-01T03:00:00Z');
    const before = await again(userId);
    await give(userId, { role: 'staff', startsOn: '2027-03-02' }).expect(201);
    await before.get('/api/me').expect(200);
    // Five to midnight in Bekasi, and five past.
    office.clock.travel('2027-03-01T16:55:00Z');
    const evening = await again(userId);
    expect((await evening.get('/api/me').expect(200)).body.can).not.toContain('meetings.create');
    office.clock.travel('2027-03-01T17:05:00Z');
    office.app.get(SessionAuthenticator).forget();
    await evening.get('/api/me').expect(401);
    expect((await (await again(userId)).get('/api/me').expect(200)).body.can).toContain('meetings.create');
    office.clock.travel();
  });

  it('end with their last day', async () => {
    const { userId } = await office.person('inspector');
    const start = office.clock.now();
    const today = office.clock.today();
    const { body } = await give(userId, { role: 'staff', kind: 'plt', endsOn: today }).expect(201);
    expect(body.roles[1]).toMatchObject({ role: 'staff', kind: 'plt', when: 'now', endsOn: today });
    expect((await (await again(userId)).get('/api/me')).body.can).toContain('meetings.create');
    office.clock.travel(addMinutes(start, 24 * 60).toISOString());
    expect((await (await again(userId)).get('/api/me')).body.can).not.toContain('meetings.create');
    office.clock.travel();
  });

  it('get a last day that is not before the first, and are taken away at once', async () => {
    const person = await office.person('staff');
    const { roles, version } = await view(person.userId);
    const path = `/api/users/${person.userId}/roles/${roles[0].id}`;
    await administrator.patch(path, version, { endsOn: '2001-01-01' }).expect(422);
    await administrator.patch(path, version, {}).expect(422);
    const ended = await administrator.patch(path, version, { endsOn: '2199-01-01' }).expect(200);
    await administrator.patch(path, version, { endsOn: null }).expect(412);
    await administrator.delete(path, ended.body.version).expect(200);
    await person.get('/api/me').expect(401);
    const { body } = await administrator.get(`/api/users/${person.userId}/history`).expect(200);
    expect(body.items.slice(0, 2).map(({ verb }: { verb: string }) => verb)).toEqual([
      'withdraw-grant',
      'end-grant',
    ]);
    expect((await (await again(person.userId)).get('/api/me').expect(200)).body.roles).toEqual([]);
  });
});
