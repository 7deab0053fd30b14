import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Sweeps } from '../src/platform/jobs/sweeps.js';
import { openOffice, Person, type TestOffice } from './support/office.js';
import { type Account, anAccount, markOf, password, signIn } from './support/sign-in.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice({ TRUSTED_PROXIES: '127.0.0.1' });
});
afterAll(() => office.close());

// Each try costs a password check, and a slow machine takes its time for those.
const patience = { timeout: 90_000 };
const wrong = 'bukan kata sandi ini';
let networks = 0;
/** A network that nobody has come from yet. */
const aNetwork = () => `10.${Math.floor((networks += 1) / 256)}.${networks % 256}`;

const attempt = (email: string, address: string, given = wrong) =>
  office.nobody.post('/api/sessions', { email, password: given }).set('X-Forwarded-For', address);
const unknown = () => `${randomUUID()}@contoh.sinergi.test`;

describe('a sign-in that fails', () => {
  it('tells nothing of the account: unknown, disabled, without password, or the password was wrong', async () => {
    const disabled = await anAccount(office);
    await office.rows(sql`UPDATE users SET disabled_at = now() WHERE id = ${disabled.id}`);
    const without = await anAccount(office);
    await office.rows(sql`UPDATE users SET password_hash = NULL WHERE id = ${without.id}`);
    const { email } = await anAccount(office);
    const address = `${aNetwork()}.1`;
    const tries = [
      await attempt(unknown(), address, password),
      await attempt(email, address),
      await attempt(disabled.email, address, password),
      await attempt(without.email, address, password),
    ];
    const [first] = tries;
    expect(first?.status).toBe(401);
    for (const { status, body, headers } of tries) {
      expect(status).toBe(first?.status);
      expect({ ...body, instance: '' }).toEqual({ ...first?.body, instance: '' });
      const told = { date: '', ratelimit: '' };
      expect({ ...headers, ...told }).toEqual({ ...first?.headers, ...told });
    }
  });

  it('from ever other networks is limited alike, whether there is such an account or not', async () => {
    const { email } = await anAccount(office);
    for (const target of [email, unknown()]) {
      const statuses = [];
      for (let at = 0; at < 12; at += 1) statuses.push((await attempt(target, `${aNetwork()}.1`)).status);
      expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
    }
    const refused = await attempt(email, `${aNetwork()}.1`, password).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.body.type).toMatch(/rate-limited$/);
  });

  it('is in the log of its owner, without the password', async () => {
    const { email } = await anAccount(office);
    const address = `${aNetwork()}.9`;
    await attempt(email, address).set('User-Agent', 'Mozilla/5.0 (X11; Linux) Firefox/144.0').expect(401);
    const { person } = await signIn(office, email);
    await vi.waitFor(async () => {
      const { body } = await person.get('/api/me/sign-ins').expect(200);
      expect(body.items).toContainEqual(
        expect.objectContaining({
          verb: 'sign-in-fail',
          reason: 'password',
          address,
          device: { browser: 'Firefox', system: 'Linux' },
        }),
      );
      expect(body.items.map(({ verb }: { verb: string }) => verb)).toContain('sign-in');
      expect(JSON.stringify(body)).not.toContain(wrong);
    });
  });
});

describe('the wait between tries', () => {
  /** From here on the clock moves only by `pass`. */
  const stand = () => office.clock.travel(office.clock.now().toISOString());
  const pass = (seconds: number) =>
    office.clock.travel(new Date(office.clock.now().getTime() + seconds * 1000).toISOString());
  afterEach(() => office.clock.travel());

  const fail = async (email: string, network: string, times: number) => {
    for (let at = 0; at < times; at += 1) await attempt(email, `${network}.${at}`).expect(401);
  };

  it('begins after three and grows, alike whether there is such an account or not', async () => {
    stand();
    const { email } = await anAccount(office);
    const told = [];
    for (const target of [email, unknown()]) {
      const network = aNetwork();
      await fail(target, network, 3);
      const seconds = [];
      for (let at = 0; at < 5; at += 1) {
        const { body, headers } = await attempt(target, `${network}.${at}`, password).expect(429);
        expect(body.detail).toContain(Number(headers['retry-after']) > 60 ? 'menit' : 'detik');
        seconds.push(Number(headers['retry-after']));
        pass((seconds.at(-1) ?? 0) - 1);
        await attempt(target, `${network}.1`, password).expect(429);
        pass(1);
        await attempt(target, `${network}.${at}`).expect(401);
      }
      told.push(seconds);
    }
    expect(told).toEqual([
      [5, 10, 20, 40, 80],
      [5, 10, 20, 40, 80],
    ]);
  });

  it('ends with the right password once it is over, and then begins anew', async () => {
    stand();
    const { email } = await anAccount(office);
    const network = aNetwork();
    await fail(email, network, 3);
    await attempt(email, `${network}.1`, password).expect(429);
    pass(5);
    await attempt(email, `${network}.1`, password).expect(201);
    await fail(email, network, 3);
    const refused = await attempt(email, `${network}.1`).expect(429);
    expect(refused.headers['retry-after']).toBe('5');
  });

  it('holds on every instance, and for tries that arrive together', async () => {
    stand();
    const target = unknown();
    const network = aNetwork();
    const elsewhere = new Person(await office.anotherInstance());
    const tries = Array.from({ length: 10 }, (_, at) =>
      (at % 2 === 0 ? office.nobody : elsewhere)
        .post('/api/sessions', { email: target, password: wrong })
        .set('X-Forwarded-For', `${network}.${at}`),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(3);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  it('is nobody’s elsewhere: from another network the owner comes in', async () => {
    stand();
    const { email } = await anAccount(office);
    const network = aNetwork();
    await fail(email, network, 3);
    await attempt(email, `${network}.1`, password).expect(429);
    await attempt(email, `${aNetwork()}.1`, password).expect(201);
  });

  it('and the limit on the account keep nobody out who comes by a device of theirs', async () => {
    stand();
    const { email } = await anAccount(office);
    const network = aNetwork();
    const mark = markOf(await attempt(email, `${network}.1`, password).expect(201));
    await fail(email, network, 3);
    for (let at = 0; at < 7; at += 1) await attempt(email, `${aNetwork()}.1`).expect(401);
    await attempt(email, `${aNetwork()}.1`, password).expect(429);
    await attempt(email, `${network}.1`, password).set('Cookie', mark).expect(201);
    // It is no way to more guesses: neither for the account of somebody else nor, for long, for one's own.
    const other = await anAccount(office);
    await fail(other.email, network, 3);
    await attempt(other.email, `${network}.1`, password).set('Cookie', mark).expect(429);
    for (let at = 0; at < 3; at += 1) await attempt(email, `${network}.1`).set('Cookie', mark).expect(401);
    await attempt(email, `${network}.1`, password).set('Cookie', mark).expect(429);
  });

  it('is forgotten after a day, and leaves nothing behind', async () => {
    stand();
    const target = unknown();
    const network = aNetwork();
    await fail(target, network, 3);
    const [kept] = await office.rows<{ text: string }>(
      sql`SELECT json_agg(w)::text AS text FROM sign_in_waits w`,
    );
    expect(kept?.text).not.toContain(target);
    pass(24 * 3600 + 1);
    await fail(target, network, 3);
    pass(24 * 3600 + 1);
    await office.app.get(Sweeps).run();
    const [left] = await office.rows<{ count: number }>(sql`SELECT count(*) AS count FROM sign_in_waits`);
    expect(left?.count).toBe(0);
  });
});

describe('limits', () => {
  it('hold for an address: thirty failures', patience, async () => {
    const address = `${aNetwork()}.1`;
    const statuses = [];
    for (let at = 0; at < 31; at += 1) statuses.push((await attempt(unknown(), address)).status);
    expect(statuses).toEqual([...Array.from({ length: 30 }, () => 401), 429]);
  });

  it('hold for a network: a hundred failures, and its neighbour is not concerned', patience, async () => {
    const [network, neighbour] = [aNetwork(), aNetwork()];
    const statuses = [];
    for (let at = 0; at < 100; at += 10) {
      const ten = Array.from({ length: 10 }, (_, next) => attempt(unknown(), `${network}.${at + next}`));
      statuses.push(...(await Promise.all(ten)).map(({ status }) => status));
    }
    expect(statuses).toEqual(Array.from({ length: 100 }, () => 401));
    await attempt(unknown(), `${network}.200`).expect(429);
    await attempt(unknown(), `${neighbour}.1`).expect(401);
  });

  it(
    'do not count those who get it right: an office behind one address comes to work',
    patience,
    async () => {
      const address = `${aNetwork()}.1`;
      const { email } = await anAccount(office);
      for (let at = 0; at < 35; at += 1) await attempt(email, address, password).expect(201);
    },
  );

  it('never put out a person who is in', async () => {
    const { email }: Account = await anAccount(office);
    const { person } = await signIn(office, email);
    for (let at = 0; at < 11; at += 1) await attempt(email, `${aNetwork()}.1`);
    await attempt(email, `${aNetwork()}.1`, password).expect(429);
    await person.get('/api/me').expect(200);
    await person
      .send('put', '/api/me/password')
      .send({ current: password, password: 'kuda jagung senja' })
      .expect(204);
  });
});

describe('many sign-ins at once', () => {
  it('are checked two at a time; past a short queue they are asked to come back', patience, async () => {
    const tries = Array.from({ length: 80 }, () => attempt(unknown(), `${aNetwork()}.1`));
    const answers = await Promise.all(tries);
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].sort((a, b) => a - b)).toEqual([401, 503]);
    const busy = answers.find(({ status }) => status === 503);
    expect(busy?.headers['retry-after']).toBe('2');
    await office.nobody.get('/health/ready').expect(200);
  });
});
