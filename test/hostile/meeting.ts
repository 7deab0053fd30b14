import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { expect } from 'vitest';
import { aMeeting, aPosition } from '../support/factories.js';
import { aPdf, attach } from '../support/files.js';
import { refused, type World } from './world.js';

/** What is hostile around a meeting: its files, and what it takes many of at once. */
export const meetingAttacks = (world: World): Record<string, () => Promise<void>> => ({
  'json-22': async () => {
    const meeting = await aMeeting(world.office);
    const position = await aPosition(world.office);
    const body = { positionIds: [position.id, randomUUID()] };
    await refused(await world.staff.post(`/api/meetings/${meeting.id}/invitees`, body), [404, 422]);
    const seats = await world.office.rows(sql`SELECT id FROM attendances WHERE meeting_id = ${meeting.id}`);
    expect(seats).toEqual([]);
  },
  'path-04': async () => {
    const meeting = await aMeeting(world.office);
    for (const name of ['..%2f..%2fetc%2fpasswd', '..%5c..%5csecret', '%252e%252e%252fsecret']) {
      const answer = await world.staff.get(`/api/meetings/${meeting.id}/files/${name}`);
      expect(answer.status).toBe(404);
      expect(answer.text).not.toMatch(/root:/);
    }
    // Clients of this world make another address of it before it leaves.
    const raw = `GET /api/meetings/${meeting.id}/files/%2e%2e HTTP/1.1\r\nHost: localhost\r\nConnection: close`;
    const answer = await world.overSocket(`${raw}\r\nCookie: ${world.staff.cookie}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 404/);
  },
  'header-20': async () => {
    const meeting = await aMeeting(world.office);
    const request = { topic: 'csr', title: 'Paparan' };
    const added = await world.staff.post(`/api/meetings/${meeting.id}/agenda-items`, request).expect(201);
    const [item] = (added.body as { agendaItems: { id: string }[] }).agendaItems;
    const bytes = aPdf('x'.repeat(10_000));
    const { body } = await attach(world.staff, { meeting: meeting.id, item: item?.id ?? '' }, bytes).expect(
      201,
    );
    const [file] = (body as { agendaItems: { files: { id: string }[] }[] }).agendaItems.flatMap(
      (one) => one.files,
    );
    const path = `/api/meetings/${meeting.id}/files/${file?.id}`;
    const ranges = `bytes=${Array.from({ length: 1_000 }, (_, at) => `${at}-${at}`).join(',')}`;
    for (const range of [ranges, 'bytes=-1', 'bytes=99999999-', 'bytes=5-1', 'octets=0-1']) {
      const answer = await world.staff.get(path).set('Range', range);
      expect([200, 416]).toContain(answer.status);
      if (answer.status !== 200) continue;
      expect(answer.body).toEqual(bytes);
      expect(answer.headers).toMatchObject({
        'content-disposition': expect.stringMatching(/^attachment/),
        'content-security-policy': expect.stringContaining('sandbox'),
      });
    }
  },
  'header-21': async () => {
    const upgrade = 'Connection: close, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13';
    const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: https://evil.test';
    const answer = await world.overSocket(
      `GET /api/me HTTP/1.1\r\nHost: localhost\r\n${upgrade}\r\n${key}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 401/);
  },
});
