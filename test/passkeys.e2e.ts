import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Oddity, SoftwareAuthenticator } from './support/authenticator.js';
import { openOffice, type TestOffice } from './support/office.js';
import { aKeyHolder, storyOf, Visitor } from './support/passkeys.js';
import { mailsTo } from './support/reminders.js';
import { anAccount, codeOf, enrol, password, sendAccountMails, signIn } from './support/sign-in.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice({ SECOND_FACTOR_ROLES: 'official' });
});
afterAll(() => office.close());

describe('a passkey as second factor', () => {
  it('is asked for after the password, and taken in place of a code', async () => {
    const { id, email, key } = await aKeyHolder(office);
    const visitor = new Visitor(office);
    expect(await visitor.signIn(email)).toMatchObject({ awaits: 'second-factor', roles: [] });
    await visitor.get('/api/meetings').expect(403);
    const { body } = await visitor.get('/api/sessions/current/second-factor').expect(200);
    expect(body).toEqual({ app: false, passkey: true });
    const answer = await visitor.put('/api/sessions/current/passkey', await visitor.proofBy(key)).expect(200);
    expect(answer.body).toMatchObject({ awaits: null, roles: ['staff'] });
    await visitor.get('/api/meetings').expect(200);
    expect((await storyOf(office, id)).slice(-2)).toEqual(['sign-in-begin', 'sign-in']);
  });

  it('is none when it is of another person', async () => {
    const [one, other] = [await aKeyHolder(office), await aKeyHolder(office)];
    const visitor = new Visitor(office);
    await visitor.signIn(one.email);
    const { body } = await visitor
      .put('/api/sessions/current/passkey', await visitor.proofBy(other.key))
      .expect(403);
    expect(body.detail).toMatch(/^Kunci sandi ini tidak dikenal/);
    await visitor.get('/api/meetings').expect(403);
  });

  it('gives way to a recovery code, which came with it', async () => {
    const { email, recoveryCodes, key, at } = await aKeyHolder(office);
    expect(recoveryCodes).toHaveLength(10);
    expect(
      await at.add(new SoftwareAuthenticator(office.config.address), { code: recoveryCodes[0] }),
    ).toEqual([]);
    const visitor = new Visitor(office);
    await visitor.signIn(email);
    await visitor.put('/api/sessions/current/second-factor', { code: recoveryCodes[1] }).expect(200);
    expect((await visitor.get('/api/me/security')).body).toMatchObject({
      secondFactor: null,
      passkeys: 2,
      recoveryCodesLeft: 8,
    });
    const passkey = await visitor.proofBy(key);
    const { body } = await visitor.put('/api/me/second-factor/recovery-codes', { passkey }).expect(200);
    expect(body.codes).toHaveLength(10);
  });

  it('is asked of sessions that were open before it was added, and not of the one that added it', async () => {
    const { email } = await anAccount(office);
    const [here, there] = [new Visitor(office), new Visitor(office)];
    await Promise.all([here.signIn(email), there.signIn(email)]);
    await here.add(new SoftwareAuthenticator(office.config.address), { password });
    await here.get('/api/meetings').expect(200);
    await there.get('/api/meetings').expect(403);
  });

  it('shows that it is the owner who sets up an app', async () => {
    const { key, at } = await aKeyHolder(office);
    office.clock.travel(office.clock.now().toISOString());
    const { body } = await at.put('/api/me/second-factor/draft').expect(200);
    const code = codeOf(office, body.secret);
    expect(
      (await at.put('/api/me/second-factor', { code, password }).expect(422)).body.errors[0],
    ).toMatchObject({ pointer: '/current' });
    await at.put('/api/me/second-factor', { code, passkey: await at.proofBy(key) }).expect(200);
  });
});

describe('a role that obliges to a second factor', () => {
  it('is content with a passkey, and lets all go but the last factor', async () => {
    const { email } = await anAccount(office, 'official');
    const visitor = new Visitor(office);
    expect((await visitor.signIn(email)).awaits).toBe('enrolment');
    const [first, second] = [1, 2].map(() => new SoftwareAuthenticator(office.config.address));
    if (first === undefined || second === undefined) throw new Error('two keys were made');
    await visitor.add(first, {});
    await visitor.get('/api/reports/leaders').expect(200);
    await visitor.add(second, { passkey: await visitor.proofBy(first) });

    const { body } = await visitor.get('/api/me/passkeys').expect(200);
    const remove = async (at: number) =>
      visitor.put(`/api/me/passkeys/${body.items[at].id}/removal`, {
        passkey: await visitor.proofBy(second),
      });
    await remove(0).then(({ status }) => expect(status).toBe(204));
    const refused = await remove(1);
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toMatch(/mewajibkan verifikasi dua langkah/);
    await new Visitor(office).signInBy(second);
  });

  it('lets an app go while a passkey remains', async () => {
    const { email } = await anAccount(office, 'official');
    const { person } = await signIn(office, email);
    const { secret } = await enrol(office, person);
    const visitor = new Visitor(office);
    await visitor.signIn(email);
    await visitor.put('/api/sessions/current/second-factor', { code: codeOf(office, secret) }).expect(200);
    await visitor.add(new SoftwareAuthenticator(office.config.address), { code: codeOf(office, secret, 1) });
    const later = new Date(office.clock.now().getTime() + 60_000);
    office.clock.travel(later.toISOString());
    await visitor.post('/api/me/second-factor/removals', { code: codeOf(office, secret) }).expect(204);
    expect((await visitor.get('/api/me/security')).body).toMatchObject({
      secondFactor: null,
      passkeys: 1,
      recoveryCodesLeft: 10,
    });
  });
});

describe('one’s own passkeys', () => {
  it('are added only by who gives the password or a second factor, before a key is made', async () => {
    const { email } = await anAccount(office);
    const visitor = new Visitor(office);
    await visitor.signIn(email);
    const draft = (proof: object) => visitor.put('/api/me/passkeys/draft', proof);
    expect((await draft({}).expect(422)).body.errors[0].pointer).toBe('/password');
    expect((await draft({ password: 'salah semua' }).expect(422)).body.errors[0].code).toBe('wrong-password');
    const key = new SoftwareAuthenticator(office.config.address);
    await visitor.add(key, { password });
    expect((await draft({ password }).expect(422)).body.errors[0].pointer).toBe('/code');
    const stranger = await aKeyHolder(office);
    expect(
      (await draft({ passkey: await visitor.proofBy(stranger.key) }).expect(422)).body.errors[0],
    ).toMatchObject({ pointer: '/passkey', code: 'passkey-refused' });
    await sendAccountMails(office);
    expect((await mailsTo(office, email)).map(({ subject }) => subject)).toEqual([
      '[Sinergi] Kunci sandi ditambahkan',
    ]);
  });

  it.each<[string, Oddity]>([
    ['another site', { origin: 'https://sinergi.example.com' }],
    ['another host', { host: 'example.com' }],
    ['another challenge', { challenge: 'MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE' }],
    ['no look at who holds it', { verified: false }],
  ])('are not made from an answer with %s', async (_what, odd) => {
    const { at, recoveryCodes } = await aKeyHolder(office);
    const options = await at.options('/api/me/passkeys/draft', { code: recoveryCodes[0] });
    const made = new SoftwareAuthenticator(office.config.address).create(options, odd);
    const { body } = await at.put('/api/me/passkeys', { name: 'Ponsel', ...made }).expect(422);
    expect(body.errors[0].code).toBe('passkey-invalid');
    expect((await at.get('/api/me/passkeys')).body.items).toHaveLength(1);
    await at.put('/api/me/passkeys', { name: 'Ponsel', ...made }).expect(409);
  });

  it('are made in the session that asked, and a key has one owner', async () => {
    const [one, other] = [await aKeyHolder(office), await aKeyHolder(office)];
    const options = await one.at.options('/api/me/passkeys/draft', { code: one.recoveryCodes[0] });
    const made = new SoftwareAuthenticator(office.config.address).create(options);
    await other.at.put('/api/me/passkeys', { name: 'Ponsel', ...made }).expect(409);
    const again = await other.at.options('/api/me/passkeys/draft', { code: other.recoveryCodes[0] });
    const taken = { name: 'Ponsel', ...one.key.create(again) };
    expect((await other.at.put('/api/me/passkeys', taken).expect(409)).body.detail).toBe(
      'Kunci sandi ini sudah terdaftar.',
    );
  });

  it('have names, which their owner alone changes', async () => {
    const [one, other] = [await aKeyHolder(office), await aKeyHolder(office)];
    const [key] = (await one.at.get('/api/me/passkeys')).body.items as { id: string }[];
    const path = `/api/me/passkeys/${key?.id}`;
    await other.at.patch(path, 1, { name: 'Milik saya' }).expect(404);
    const passkey = await other.at.proofBy(other.key);
    await other.at.put(`${path}/removal`, { passkey }).expect(404);
    await one.at.patch(path, 1, { name: '  ' }).expect(422);
    await one.at.patch(path, 1, { name: 'Laptop rumah' }).expect(204);
    const late = await one.at.patch(path, 1, { name: 'Laptop kantor' }).expect(412);
    expect(late.body.current).toMatchObject({ name: 'Laptop rumah', version: 2 });
    expect((await one.at.get('/api/me/passkeys')).body.items[0].name).toBe('Laptop rumah');
    expect((await storyOf(office, one.id)).at(-1)).toBe('passkey-rename');
  });

  it('go only by a proof, and recovery codes with the last factor', async () => {
    const { id, email, key, at } = await aKeyHolder(office);
    const [own] = (await at.get('/api/me/passkeys')).body.items as { id: string }[];
    const path = `/api/me/passkeys/${own?.id}/removal`;
    await at.put(path, {}).expect(422);
    await at.put(path, { password }).expect(422);
    await at.put(path, { passkey: await at.proofBy(key) }).expect(204);
    expect((await at.get('/api/me/security')).body).toMatchObject({ passkeys: 0, recoveryCodesLeft: 0 });
    expect((await storyOf(office, id)).at(-1)).toBe('passkey-remove');
    const visitor = new Visitor(office);
    expect((await visitor.signIn(email)).awaits).toBeNull();
  });

  it('are ten at most', async () => {
    const { id, at, recoveryCodes } = await aKeyHolder(office);
    await office.rows(sql`
      INSERT INTO passkeys SELECT gen_random_uuid(), user_id, decode(md5(n::text || ${id}), 'hex'), public_key,
        counter, transports, device_type, backed_up, 'Kunci ' || n, created_at, last_used_at, version
      FROM passkeys, generate_series(2, 10) n WHERE user_id = ${id}`);
    const { body } = await at.put('/api/me/passkeys/draft', { code: recoveryCodes[0] }).expect(409);
    expect(body.detail).toBe('Sudah terlalu banyak: paling banyak 10.');
  });
});
