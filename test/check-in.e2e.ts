import sql from 'sql-template-tag';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CheckInCodes } from '../src/features/meetings/check-in/check-in.codes.js';
import { aMeeting, aPosition, closing } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let staff: Person;

beforeAll(async () => {
  office = await openOffice();
  office.clock.travel('2025-10-01T02:00:00Z');
  staff = await office.person('staff');
});
beforeEach(() => office.clock.travel('2025-10-21T01:30:00Z'));
afterAll(() => office.close());

const call = (path: string, body: object, cookie?: string) => {
  const test = office.nobody.post(`/api/check-ins${path}`, body);
  return cookie === undefined ? test : test.set('Cookie', cookie);
};

async function aDoor() {
  const position = await aPosition(office, { title: 'Kepala Dinas Uji', holder: 'Siti Aminah' });
  const meeting = await aMeeting(office, { publish: true });
  await staff.post(`/api/meetings/${meeting.id}/invitees`, { positionIds: [position.id] }).expect(201);
  const code = async () => {
    const { body } = await staff.get(`/api/meetings/${meeting.id}/check-in-code`).expect(200);
    return { code: (body.address as string).split('.').at(-1) ?? '', ...body };
  };
  /** A phone that has scanned the wall: its pass and its cookie. */
  const scan = async (cookie?: string) => {
    const { code: now } = await code();
    const answer = await call('/openings', { meetingId: meeting.id, code: now }, cookie).expect(200);
    const set = answer.headers['set-cookie'] as unknown as string[];
    return { pass: answer.body.pass as string, cookie: set[0]?.split(';')[0] ?? '', body: answer.body };
  };
  const view = async () => (await staff.get(`/api/meetings/${meeting.id}`)).body;
  const seat = (await view()).attendances[0].id as string;
  return { id: meeting.id, position, code, scan, view, seat };
}

describe('the code on the wall', () => {
  it('is taken for half a minute and a little longer, for its own meeting alone', async () => {
    const { id, code } = await aDoor();
    const other = await aDoor();
    const { code: first, seconds } = await code();
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(30);
    const open = (meetingId: string) => call('/openings', { meetingId, code: first });
    await open(id).expect(200);
    await open(other.id).expect(410);
    office.clock.travel('2025-10-21T01:30:45Z');
    await open(id).expect(200);
    expect((await code()).code).not.toBe(first);
    office.clock.travel('2025-10-21T01:31:01Z');
    await open(id).expect(410);
  });

  it('opens at every moment of its window and the next, and at none after', () => {
    const codes = office.app.get(CheckInCodes);
    const meetingId = '01a20aba-88d6-76c2-a9ae-346cdc0a9a0b';
    const at = (second: number) =>
      office.clock.travel(new Date(Date.UTC(2025, 9, 21, 1, 0, 0) + second * 1000).toISOString());
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3600 }), fc.integer({ min: 0, max: 200 }), (shown, later) => {
        at(shown);
        const { code } = codes.current(meetingId);
        at(shown + later);
        const age = Math.floor((shown + later) / 30) - Math.floor(shown / 30);
        const open = () => codes.pass(meetingId, code);
        if (age <= 1) expect(codes.meetingOf(open())).toBe(meetingId);
        else expect(open).toThrow('link-expired');
      }),
      { numRuns: 200 },
    );
  });

  it('is shown to staff, near the meeting', async () => {
    const { id } = await aDoor();
    await (await office.person('official')).get(`/api/meetings/${id}/check-in-code`).expect(403);
    await office.nobody.get(`/api/meetings/${id}/check-in-code`).expect(401);
    office.clock.travel('2025-10-20T01:30:00Z');
    await staff.get(`/api/meetings/${id}/check-in-code`).expect(409);
  });
});

describe('checking in', () => {
  it('at the own seat marks it as present, with time, way and signature', async () => {
    const { id, scan, view, seat } = await aDoor();
    const { pass, cookie, body } = await scan();
    expect(body).toMatchObject({ title: 'Rapat Koordinasi Kawasan Industri', mine: null });
    const find = async (q: string) => (await call('/seats', { pass, q }).expect(200)).body.items;
    expect(await find('siti')).toMatchObject([{ id: seat, words: 'Kepala Dinas Uji', taken: false }]);
    expect(await find('s')).toEqual([]);
    const signature = 'M10 20L30 40L50 60M5 5L6 6';
    await call('', { pass, seatId: seat, signature }, cookie).expect(200);
    expect((await view()).attendances[0]).toMatchObject({
      status: 'present',
      checkedInAt: '2025-10-21T01:30:00.000Z',
      checkedInVia: 'qr',
      signed: true,
    });
    const { body: drawn } = await staff.get(`/api/meetings/${id}/seats/${seat}/signature`).expect(200);
    expect(drawn.path).toBe(signature);
    const again = await scan(cookie);
    expect(again.body.mine).toMatchObject({ words: 'Kepala Dinas Uji', status: 'present' });
  });

  it('is for one person with one device, and for one device at each seat', async () => {
    const { scan, seat } = await aDoor();
    const { pass, cookie } = await scan();
    await call('', { pass, seatId: seat }, cookie).expect(200);
    await call('', { pass, walkIn: { name: 'Orang kedua' } }, cookie).expect(409);
    const other = await scan();
    await call('', { pass: other.pass, seatId: seat }, other.cookie).expect(409);
  });

  it('takes who comes instead, with the letter, and who was not invited', async () => {
    const { scan, view, seat } = await aDoor();
    const first = await scan();
    const deputy = { name: 'Rudi', position: 'Sekretaris', letter: '800/1' };
    await call('', { pass: first.pass, seatId: seat, deputy }, first.cookie).expect(200);
    const second = await scan();
    const walkIn = { name: 'Andi', organisation: 'Wartawan' };
    await call('', { pass: second.pass, walkIn }, second.cookie).expect(200);
    expect((await view()).attendances).toMatchObject([
      { status: 'represented', representedBy: 'Rudi, Sekretaris', assignmentLetter: '800/1' },
      { status: 'walk_in', name: 'Andi', organisation: null, guestOrganisation: 'Wartawan' },
    ]);
  });

  it('can be undone at the desk, and ends when the minutes are final', async () => {
    const { id, scan, view, seat } = await aDoor();
    const { pass, cookie } = await scan();
    await call('', { pass, seatId: seat }, cookie).expect(200);
    const { version } = await view();
    await staff.patch(`/api/meetings/${id}/attendances/${seat}`, version, { status: 'absent' }).expect(200);
    expect((await view()).attendances[0]).toMatchObject({
      status: 'absent',
      checkedInAt: null,
      signed: false,
    });
    await call('', { pass, seatId: seat }, cookie).expect(200);
    for (const move of [{ verb: 'start' }, { verb: 'finish' }, closing]) {
      await staff.post(`/api/meetings/${id}/moves`, move).expect(201);
    }
    const late = await call('', { pass, walkIn: { name: 'Terlambat' } });
    expect(late.status).toBe(409);
  });

  it('refuses passes that are wrong or old, and signatures that are no drawing', async () => {
    const { scan, seat } = await aDoor();
    const { pass, cookie } = await scan();
    for (const signature of ['<script>', 'M1 1', 'M1 1L2', 'a'.repeat(9000)]) {
      const answer = await call('', { pass, seatId: seat, signature }, cookie);
      expect([signature.length, answer.status]).toEqual([signature.length, signature === 'M1 1' ? 200 : 422]);
      if (answer.status === 200)
        await office.rows(sql`UPDATE attendances SET checked_in_at = NULL, device_hash = NULL`);
    }
    await call('', { pass: `x${pass}`, seatId: seat }).expect(410);
    office.clock.travel('2025-10-21T01:46:00Z');
    await call('', { pass, seatId: seat }).expect(410);
    await call('/seats', { pass, q: 'kepala' }).expect(410);
  });
});

it('the desk marks a representative with the letter of assignment', async () => {
  const { id, view, seat } = await aDoor();
  const { version } = await view();
  const body = { status: 'represented', representedBy: 'Rudi', assignmentLetter: '800/2' };
  await staff.patch(`/api/meetings/${id}/attendances/${seat}`, version, body).expect(200);
  expect((await view()).attendances[0]).toMatchObject({
    representedBy: 'Rudi',
    assignmentLetter: '800/2',
    checkedInVia: 'desk',
  });
});
