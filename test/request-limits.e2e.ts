import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, Person, type TestOffice } from './support/office.js';

const session = 20;
const address = 10;

let office: TestOffice;
beforeAll(async () => {
  const limits = {
    SESSION_REQUESTS_PER_MINUTE: String(session),
    ADDRESS_REQUESTS_PER_MINUTE: String(address),
  };
  office = await openOffice({ ...limits, TRUSTED_PROXIES: '127.0.0.1' });
});
afterAll(() => office.close());

let places = 0;
/** An address from which nobody has come yet, as the proxy tells it. */
const aPlace = () => `198.51.100.${(places += 1)}`;
const from = (place: string, person = office.nobody, path = '/api/me') =>
  person.get(path).set('X-Forwarded-For', place);

async function times<Result>(count: number, work: () => PromiseLike<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < count; at += 1) results.push(await work());
  return results;
}
const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status);
const all = (count: number, status: number) => Array.from({ length: count }, () => status);

describe('requests of a session', () => {
  it('are counted and told, and refused with the time to wait, in either language', async () => {
    const person = await office.person('staff');
    const first = await person.get('/api/me').expect(200);
    expect(first.headers['ratelimit-policy']).toBe(`"session";q=${session};w=60`);
    expect(first.headers['ratelimit']).toMatch(new RegExp(`^"session";r=${session - 1};t=\\d+$`));
    expect(statuses(await times(session - 1, () => person.get('/api/me')))).toEqual(all(session - 1, 200));
    const refused = await person.get('/api/meetings').set('Accept-Language', 'id').expect(429);
    expect(refused.type).toBe('application/problem+json');
    expect(refused.body).toMatchObject({ type: expect.stringMatching(/rate-limited$/), status: 429 });
    expect(refused.body.detail).toMatch(/^Terlalu banyak .* Coba lagi dalam \d+ detik\.$/);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.headers['ratelimit']).toMatch(/^"session";r=0;t=\d+$/);
    const english = await person.get('/api/meetings').set('Accept-Language', 'en').expect(429);
    expect(english.body.detail).toMatch(/^Too many .* Try again in \d+ seconds?\.$/);
  });

  it('from one office do not stand in each other’s way, nor in that of who signs in there', async () => {
    const place = aPlace();
    const busy = await office.person('staff');
    await times(session, () => from(place, busy));
    await from(place, busy).expect(429);
    await from(place, await office.person('staff')).expect(200);
    await from(place).expect(401);
  });

  it('go on when strangers at the same address have used theirs up', async () => {
    const place = aPlace();
    await times(address, () => from(place));
    await from(place).expect(429);
    await from(place, await office.person('official')).expect(200);
  });

  it('are counted by the session, not by the address that somebody gives', async () => {
    const person = await office.person('staff');
    const answers = await times(session + 1, () => from(aPlace(), person));
    expect(statuses(answers).at(-1)).toBe(429);
  });
});

describe('requests without a session', () => {
  it('are counted by address', async () => {
    const place = aPlace();
    const answers = await times(address + 1, () => from(place));
    expect(statuses(answers)).toEqual([...all(address, 401), 429]);
    expect(answers[0]?.headers['ratelimit']).toMatch(new RegExp(`^"address";r=${address - 1};t=\\d+$`));
    await from(aPlace()).expect(401);
  });

  it('are counted together, whatever they ask for', async () => {
    const place = aPlace();
    const preview = () =>
      office.nobody
        .send('post', '/api/invitations/previews')
        .send({ token: 'x' })
        .set('X-Forwarded-For', place);
    await times(address / 2, preview);
    await times(address / 2, () => from(place));
    await preview().expect(429);
  });

  it('are none the fewer for a made-up cookie or token', async () => {
    const place = aPlace();
    const madeUp = () => from(place, new Person(office.app, `sid=${randomUUID()}`));
    const token = () => from(place).set('Authorization', `Bearer sng_${randomUUID()}`);
    await times(address / 2, madeUp);
    await times(address / 2, token);
    await madeUp().expect(429);
    await token().expect(429);
  });

  it('are not told apart by an address that no proxy of ours has given', async () => {
    // The proxy adds whom it has seen; what stood there before is anybody's word.
    const place = aPlace();
    const answers = await times(address + 1, () => from(`${randomUUID()}, 203.0.113.9, ${place}`));
    expect(statuses(answers).at(-1)).toBe(429);
  });

  it('do not count where the answer costs nothing or the place is shared: files, health, the office, the door of a hall', async () => {
    const place = aPlace();
    for (const path of ['/health/live', '/api/office', '/api/docs/json']) {
      const answers = await times(address + 1, () => from(place, office.nobody, path));
      expect(statuses(answers), path).toEqual(all(address + 1, 200));
    }
    const door = () =>
      office.nobody
        .send('post', '/api/check-ins/seats')
        .send({ pass: 'x', q: '' })
        .set('X-Forwarded-For', place);
    expect(statuses(await times(address + 1, door))).not.toContain(429);
    await from(place).expect(401);
  });
});

describe('requests of a token', () => {
  it('are counted for themselves, and nothing of any count is written', async () => {
    office.clock.travel('2025-10-21T03:00:00Z');
    const person = await office.person('staff');
    const wanted = { name: 'Dasbor', access: 'read', sections: ['meetings'], expiresOn: '2026-10-20' };
    const { body } = await person.post('/api/tokens', wanted).expect(201);
    await office.rows(sql`DELETE FROM rate_limits`);
    const ask = () => office.nobody.get('/api/meetings').set('Authorization', `Bearer ${body.secret}`);
    const answers = await times(session + 1, ask);
    expect(statuses(answers)).toEqual([...all(session, 200), 429]);
    expect(answers[0]?.headers['ratelimit-policy']).toBe(`"token";q=${session};w=60`);
    expect(await office.rows(sql`SELECT key FROM rate_limits`)).toEqual([]);
  });
});
