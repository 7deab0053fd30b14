import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { refused, type World } from './world.js';

/** What is hostile in a body. */
export const jsonAttacks = (world: World): Record<string, () => Promise<void>> => ({
  'json-01': async () => refused(await world.raw('{"title":"a"'), [400], 'malformed-request'),
  'json-02': async () => refused(await world.raw(''), [400], 'malformed-request'),
  'json-04': async () => {
    const answer = await world.staff.post('/api/commitments', world.commitment({ x: 1 }));
    await refused(answer, [422], 'unknown-field');
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ pointer: '/x' }));
  },
  'json-05': async () => {
    for (const field of [
      'id',
      'reference',
      'status',
      'version',
      'createdAt',
      'fulfilledOn',
      'progressPercent',
    ]) {
      await refused(
        await world.staff.post('/api/commitments', world.commitment({ [field]: 1 })),
        [422],
        'unknown-field',
      );
    }
  },
  'json-07': async () => {
    await refused(await world.raw('{"__proto__":{"admin":true}}'), [400], 'malformed-request');
    await refused(await world.raw('{"constructor":{"prototype":{"x":1}}}'), [400], 'malformed-request');
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  },
  'json-08': async () => {
    const answer = await world.raw(`{"title":"dua","title":7,"topic":"csr","ownerId":"${world.ownerId}"}`);
    await refused(answer, [422], 'validation-failed');
  },
  'json-10': async () => refused(await world.raw(`"${'a'.repeat(1_048_576)}"`), [413], 'payload-too-large'),
  'json-11': async () => {
    const answer = await world.staff.post('/api/commitments', world.commitment({ title: 'a\0b' }));
    await refused(answer, [422], 'validation-failed');
    expect(answer.body.errors[0].pointer).toBe('/title');
  },
  'json-13': async () => {
    const bytes = Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]);
    await refused(await world.raw(bytes), [400], 'malformed-request');
  },
  'json-14': async () => {
    await refused(await world.raw(Buffer.from('\ufeff{"title":"a"}', 'utf16le')), [400, 415]);
    await refused(await world.raw(Buffer.from('\ufeff{"title":"a"}')), [400]);
  },
  'json-16': async () => {
    const title = 'Komitmen \u202e balik \u200b dan e\u0301';
    const answer = await world.staff.post('/api/commitments', world.commitment({ title })).expect(201);
    expect(answer.body.title).toBe(title.normalize('NFC'));
  },
  'json-17': async () => {
    for (const dueOn of ['2026-02-30', '0000-01-01', '+275761-01-01', '2026-01-01T23:59:60Z', '24:00']) {
      await refused(
        await world.staff.post('/api/commitments', world.commitment({ dueOn })),
        [422],
        'validation-failed',
      );
    }
  },
  'json-19': async () => {
    for (const timeZone of ['Mars/Phobos', 'Asia/Makassar\r\nX-EVIL:1']) {
      const body = { title: 'Rapat', kind: 'coordination', mode: 'on_site', date: '2026-01-05', timeZone };
      const answer = await world.staff.post('/api/meetings', {
        ...body,
        startTime: '09:00',
        endTime: '10:00',
      });
      await refused(answer, [422], 'validation-failed');
      expect(answer.body.errors).toEqual([expect.objectContaining({ pointer: '/timeZone' })]);
    }
  },
  'json-23': async () => {
    for (const email of ['a@x.id\r\nBcc: b@y', 'a@x.id,b@y.id', '"a b"@x']) {
      const body = { name: `Surel ${randomUUID()}`, kind: 'company', side: 'industry', email };
      await refused(await world.staff.post('/api/organisations', body), [422], 'validation-failed');
    }
  },
  'json-25': async () => {
    for (const title of ["' OR 1=1--", '$$;select pg_sleep(5)--', '%27', 'a\\b']) {
      const answer = await world.staff.post('/api/commitments', world.commitment({ title })).expect(201);
      expect(answer.body.title).toBe(title);
    }
  },
  'json-26': async () => {
    const title = '{{7*7}} ${7*7} #{7*7} <%= 7*7 %> %s %n';
    const answer = await world.staff.post('/api/commitments', world.commitment({ title })).expect(201);
    expect(answer.body.title).toBe(title);
  },
});
