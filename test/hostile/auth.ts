import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { mailsTo } from '../support/reminders.js';
import { anAccount, password, sendAccountMails, signIn } from '../support/sign-in.js';
import { refused, type World } from './world.js';

/** Attacks on the way in that no other file makes. */
export const authAttacks = (world: World) => ({
  'auth-03': async () => {
    const { email } = await anAccount(world.office);
    const { person } = await signIn(world.office, email);
    const long = `${randomUUID()} `.repeat(4).slice(0, 128);
    await person.send('put', '/api/me/password').send({ current: password, password: long }).expect(204);
    // bcrypt would stop reading at 72 bytes.
    await world.office.nobody.post('/api/sessions', { email, password: long.slice(0, 72) }).expect(401);
    await signIn(world.office, email, long);
    await refused(await world.raw(`{"password":"${'a'.repeat(10_000_000)}"}`), [413], 'payload-too-large');
  },
  'auth-09': async () => {
    const { email } = await anAccount(world.office);
    const asked = await Promise.all(
      Array.from({ length: 20 }, () => world.office.nobody.post('/api/password-resets', { email })),
    );
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([202]));
    await Promise.all([sendAccountMails(world.office), sendAccountMails(world.office)]);
    const tokens = (await mailsTo(world.office, email)).map(
      ({ text }) => /\/password-reset#token=([\w-]+)/.exec(text)?.[1] ?? '',
    );
    expect(tokens.length).toBeGreaterThan(0);
    expect(tokens.length).toBeLessThanOrEqual(3);
    const used = await Promise.all(
      tokens.map((token) =>
        world.office.nobody.post('/api/password-resets/uses', {
          token,
          password: 'kuda jagung bengkel senja',
        }),
      ),
    );
    expect(used.filter(({ status }) => status === 204)).toHaveLength(1);
  },
});
