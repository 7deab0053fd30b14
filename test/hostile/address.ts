import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { aMeeting, anOrganisation } from '../support/factories.js';
import { refused, type World } from './world.js';

/** What is hostile in a path or a query. */
export const addressAttacks = (world: World): Record<string, () => Promise<void>> => ({
  'query-01': async () => {
    for (const query of ['0', '-1', '1e9', 'NaN', '1.5', '0x10', '10&limit=99', '201'].map(
      (v) => `limit=${v}`,
    )) {
      await refused(await world.staff.get(`/api/commitments?${query}`), [422], 'validation-failed');
    }
    await refused(await world.staff.get('/api/commitments?limit[]=1'), [422]);
  },
  'query-02': async () => {
    await refused(await world.staff.get('/api/commitments?sort=passwordHash'), [422], 'validation-failed');
    await refused(await world.staff.get('/api/commitments?filter[internalNote]=a*'), [422]);
  },
  'query-04': async () => {
    for (let at = 0; at < 3; at += 1)
      await world.staff.post('/api/commitments', world.commitment()).expect(201);
    const { next } = (await world.staff.get('/api/commitments?limit=1').expect(200)).body as { next: string };
    await world.staff.get(`/api/commitments?limit=1&after=${next}`).expect(200);
    const other = await world.office.person('staff');
    await refused(await other.get(`/api/commitments?after=${next}`), [422], 'validation-failed');
    await refused(await world.staff.get(`/api/commitments?after=${next.slice(0, -2)}`), [422]);
    await refused(await world.staff.get(`/api/commitments?after=A${next}`), [422]);
    await refused(await world.staff.get(`/api/commitments?sort=reference&after=${next}`), [422]);
  },
  'query-05': async () => {
    for (const q of ['%'.repeat(100), '(a+)+$', '   ', "' | !( & :*", 'jalan & | akses']) {
      await world.staff.get(`/api/commitments?q=${encodeURIComponent(q)}`).expect(200);
      await world.staff.get(`/api/meetings?q=${encodeURIComponent(q)}`).expect(200);
      await world.staff.get(`/api/organisations?q=${encodeURIComponent(q)}`).expect(200);
    }
    await refused(await world.staff.get(`/api/commitments?q=${'a'.repeat(10_000)}`), [422]);
  },
  'query-07': async () => {
    for (const q of ['%00', '%zz', '%ff'])
      await refused(await world.staff.get(`/api/commitments?q=${q}`), [400, 422]);
  },
  'path-01': async () => {
    const mine = await anOrganisation(world.office);
    const liaison = await world.office.person('liaison', mine.id);
    const foreign = (await world.staff.post('/api/commitments', world.commitment()).expect(201)).body as {
      id: string;
    };
    const meeting = await aMeeting(world.office);
    for (const [path, id] of [
      ['commitments', foreign.id],
      ['meetings', meeting.id],
      ['organisations', world.ownerId],
    ]) {
      const there = await liaison.get(`/api/${path}/${id}`).expect(404);
      const nowhere = await liaison.get(`/api/${path}/${randomUUID()}`).expect(404);
      expect({ ...there.body, instance: '' }).toEqual({ ...nowhere.body, instance: '' });
    }
  },
  'path-05': async () => {
    const spellings = [
      '//api//meetings',
      '/API/meetings',
      '/api/meetings/',
      '/api/%6Deetings',
      '/api/meetings;x=1',
    ];
    for (const path of [...spellings, '/api/meetings%2f', '/api/meetings%00']) {
      const { status } = await world.office.nobody.get(path);
      expect([401, 404, 400]).toContain(status);
    }
  },
  'path-07': async () => {
    const answer = await world.staff.send('put', '/api/commitments').send({});
    await refused(answer, [405], 'method-not-allowed');
    expect(answer.headers['allow']).toBe('GET, HEAD, POST');
    for (const method of ['TRACE', 'CONNECT', 'PROPFIND']) {
      expect(
        await world.overSocket(
          `${method} /api/commitments HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
        ),
      ).toMatch(/^HTTP\/1.1 (400|404|405|501)|^$/);
    }
  },
  'path-08': async () => {
    const id = (
      (await world.staff.post('/api/commitments', world.commitment()).expect(201)).body as { id: string }
    ).id;
    await world.staff.get(`/api/commitments/${id}`).set('X-HTTP-Method-Override', 'DELETE').expect(200);
    await world.staff.get(`/api/commitments/${id}?_method=DELETE`);
    await world.staff.get(`/api/commitments/${id}`).expect(200);
  },
});
