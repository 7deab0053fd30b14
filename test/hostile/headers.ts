import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Person } from '../support/office.js';
import { refused, type World } from './world.js';

/** What is hostile in headers and below them. */
export const headerAttacks = (world: World): Record<string, () => Promise<void>> => ({
  'header-05': async () => {
    await refused(
      await world.raw(JSON.stringify(world.commitment()), 'text/plain'),
      [415],
      'unsupported-media-type',
    );
    await refused(
      await world.raw('title=a', 'application/x-www-form-urlencoded'),
      [415],
      'unsupported-media-type',
    );
  },
  'header-06': async () => {
    const types = ['application/json\t; charset=utf-8', 'application/JSON', 'application/json ;x'];
    for (const type of [...types, 'application/json;charset=utf-7']) {
      const answer = await world.raw(JSON.stringify({ title: 7 }), type);
      await refused(answer, [415, 422]);
    }
  },
  'header-08': async () => {
    const head = `POST /api/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
    const smuggled = [
      `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      `${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
      `POST /api/sessions HTTP/1.1\nHost: localhost\nX: a\n b\n\n`,
    ];
    for (const bytes of smuggled) {
      const answer = await world.overSocket(bytes);
      expect(answer).toMatch(/^HTTP\/1.1 400/);
      expect(answer).toContain('application/problem+json');
    }
  },
  'header-09': async () => {
    const answer = await world.overSocket(
      `GET /api/me HTTP/1.1\r\nHost: localhost\r\nCookie: ${'a'.repeat(32_768)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 431/);
    expect(answer).toContain('/problems/headers-too-large');
  },
  'header-11': async () => {
    const { id } = (await world.staff.post('/api/commitments', world.commitment()).expect(201)).body as {
      id: string;
    };
    await refused(
      await world.staff.send('patch', `/api/commitments/${id}`).send({ title: 'b' }),
      [428],
      'precondition-required',
    );
  },
  'header-12': async () => {
    const { id } = (await world.staff.post('/api/commitments', world.commitment()).expect(201)).body as {
      id: string;
    };
    await world.staff.patch(`/api/commitments/${id}`, 1, { title: 'Kedua' }).expect(200);
    const stale = await world.staff.patch(`/api/commitments/${id}`, 1, { title: 'Ketiga' });
    await refused(stale, [412], 'version-conflict');
    expect(stale.body.current).toMatchObject({ id, title: 'Kedua', version: 2 });
  },
  'header-14': async () => {
    const answer = await world.staff.send('post', '/api/commitments').send(world.commitment());
    await refused(answer, [400]);
    expect(answer.body.detail).toContain('Idempotency-Key');
  },
  'header-15': async () => {
    const key = randomUUID();
    const post = (title: string) =>
      world.staff
        .send('post', '/api/commitments')
        .set('Idempotency-Key', key)
        .send(world.commitment({ title }));
    await post('satu').expect(201);
    await refused(await post('dua'), [422], 'idempotency-key-reused');
  },
  'header-17': async () => {
    const key = randomUUID();
    const other = await world.office.person('staff');
    const post = (person: Person) =>
      person.send('post', '/api/commitments').set('Idempotency-Key', key).send(world.commitment());
    const mine = await post(world.staff).expect(201);
    const theirs = await post(other).expect(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
  },
  'header-18': async () => {
    for (const key of ['a'.repeat(10_000), ' ', 'a b', '\u00e9']) {
      const answer = await world.staff
        .send('post', '/api/commitments')
        .set('Idempotency-Key', key)
        .send(world.commitment());
      await refused(answer, [400]);
    }
  },
});
