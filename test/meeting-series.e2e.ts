import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SeriesService } from '../src/features/meetings/planning/series/series.service.js';
import { system } from '../src/kernel/policy.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';
import { days, type Series, seriesOf, seriesPath as path, thirdTuesday } from './support/series.js';

let office: TestOffice;
let staff: Person;
let { aRakor, aSeries, view, goOn } = {} as ReturnType<typeof seriesOf>;

beforeAll(async () => {
  office = await openOffice();
  office.clock.travel('2026-06-01T02:00:00Z');
  staff = await office.person('staff');
  ({ aRakor, aSeries, view, goOn } = seriesOf(office, staff));
});
beforeEach(() => office.clock.travel('2026-06-01T02:00:00Z'));
afterAll(() => office.close());

describe('a series of meetings', () => {
  it('begins the next months as drafts, each with the agenda and those invited', async () => {
    const series = await aSeries();
    expect(series.rule).toBe('FREQ=MONTHLY;INTERVAL=1;BYDAY=3TU;WKST=MO');
    expect(days(series)).toEqual([
      '2026-06-16',
      '2026-07-21',
      '2026-08-18',
      '2026-09-15',
      '2026-10-20',
      '2026-11-17',
    ]);
    const [first, second] = series.meetings;
    const { body } = await staff.get(`/api/meetings/${second?.id}`).expect(200);
    expect(body).toMatchObject({
      status: 'draft',
      startsAt: '2026-07-21T02:00:00.000Z',
      agendaItems: [{ title: 'Laporan tindak lanjut', minutes: 20, returns: 0 }],
      attendances: [{ name: 'Rina Wijaya', status: 'invited' }],
      previous: { id: first?.id },
      series: { id: series.id, recurrenceOn: '2026-07-21' },
    });
  });

  it('goes around holidays, and remembers the day that the rule names', async () => {
    // 25 August 2026 is a holiday.
    const everyTuesday = { frequency: 'weekly', weekdays: [2], nth: null, until: '2026-09-01' };
    const moved = (await aSeries({ ...everyTuesday, shift: 'before' })).meetings.find(
      ({ recurrenceOn }) => recurrenceOn === '2026-08-25',
    );
    expect(moved?.startsAt).toBe('2026-08-24T02:00:00.000Z');
    expect(days(await aSeries({ ...everyTuesday, shift: 'skip' }))).not.toContain('2026-08-25');
  });

  it('begins what comes near later on, once, however many workers look', async () => {
    const { id } = await aSeries();
    office.clock.travel('2026-08-01T02:00:00Z');
    await Promise.all([goOn(), goOn()]);
    await goOn();
    expect(days(await view(id)).slice(5)).toEqual(['2026-11-17', '2026-12-15', '2027-01-19']);
  });

  it('does not begin again what was cancelled', async () => {
    const series = await aSeries();
    await staff.post(`/api/meetings/${series.meetings[1]?.id}/moves`, { verb: 'cancel' }).expect(201);
    await goOn();
    const after = await view(series.id);
    expect(after.meetings).toHaveLength(series.meetings.length);
    expect(after.meetings[1]?.status).toBe('cancelled');
  });

  it('a series that cannot go on keeps no other from it', async () => {
    const broken = await aSeries();
    const { id } = await aSeries();
    await office.rows(sql`
      UPDATE meeting_series SET plan = plan || ${JSON.stringify({ districtCode: '00' })}::jsonb WHERE id = ${broken.id}`);
    office.clock.travel('2026-08-01T02:00:00Z');
    const errors: unknown[] = [];
    await office.app.get(SeriesService).goOn(system, (error) => errors.push(error));
    expect(errors).toHaveLength(1);
    expect(days(await view(id))).toContain('2027-01-19');
    await staff.post(`${path}/${broken.id}/endings`, { scope: 'all' }).expect(201);
  });

  it('keeps its hour on the wall where clocks are put back', async () => {
    const meeting = await aRakor({ timeZone: 'Europe/Berlin' });
    const { meetings } = await aSeries({}, meeting);
    const hours = meetings.map(({ startsAt }) => startsAt.slice(11, 16));
    expect(hours).toEqual(['07:00', '07:00', '07:00', '07:00', '07:00', '08:00']);
  });

  it('takes up the meeting that it was made of, far off or on a moved day', async () => {
    const far = await aRakor({ date: '2028-06-20' });
    const request = { meetingId: far, startsOn: '2028-06-20', recurrence: thirdTuesday };
    const { body } = await staff.post(path, request).expect(201);
    expect(days(body as Series)).toEqual(['2028-06-20']);
    const moved = await aRakor({ date: '2026-08-24' });
    const weekly = { ...thirdTuesday, frequency: 'weekly', nth: null, shift: 'before', count: 1 };
    const one = { meetingId: moved, startsOn: '2026-08-25', recurrence: weekly };
    const { body: series } = await staff.post(path, one).expect(201);
    expect((series as Series).meetings).toMatchObject([{ id: moved, recurrenceOn: '2026-08-25' }]);
  });

  it('is made of a meeting once', async () => {
    const meeting = await aRakor();
    await aSeries({}, meeting);
    const request = { meetingId: meeting, startsOn: '2026-06-16', recurrence: thirdTuesday };
    await staff.post(path, request).expect(409);
  });
});

describe('changing a series', () => {
  const change = (id: string, version: number, body: object) => staff.patch(`${path}/${id}`, version, body);

  it('changes all that are to come, and none that was changed by itself', async () => {
    const series = await aSeries();
    const [, second, third] = series.meetings;
    await staff.patch(`/api/meetings/${second?.id}`, 1, { startTime: '13:00', endTime: '15:00' }).expect(200);
    await staff.patch(`/api/meetings/${third?.id}`, 1, { date: '2026-08-20' }).expect(200);
    const request = {
      scope: 'all',
      title: 'Rakor bulanan',
      startTime: '10:00',
      endTime: '12:00',
      venue: 'Aula',
    };
    const { body } = await change(series.id, 1, request).expect(200);
    const after = body as Series;
    expect(after.meetings.map(({ title }) => title)).toEqual(after.meetings.map(() => 'Rakor bulanan'));
    expect(after.meetings.map(({ startsAt }) => startsAt.slice(0, 16))).toEqual([
      '2026-06-16T03:00',
      '2026-07-21T06:00',
      '2026-08-20T03:00',
      '2026-09-15T03:00',
      '2026-10-20T03:00',
      '2026-11-17T03:00',
    ]);
    expect(after.meetings.map(({ differs }) => differs)).toEqual([false, true, false, false, false, false]);
  });

  it('changes one and those after it, and those that are begun later', async () => {
    const series = await aSeries();
    const request = { scope: 'following', fromMeetingId: series.meetings[3]?.id, venue: 'Gedung baru' };
    await change(series.id, 1, request).expect(200);
    office.clock.travel('2026-07-01T02:00:00Z');
    await goOn();
    const { meetings } = await view(series.id);
    const venues = await Promise.all(
      meetings.map(async ({ id }) => (await staff.get(`/api/meetings/${id}`)).body.venue as string | null),
    );
    expect(venues).toEqual([
      null,
      null,
      null,
      ...Array.from({ length: meetings.length - 3 }, () => 'Gedung baru'),
    ]);
    expect(meetings.length).toBeGreaterThan(6);
  });

  it('leaves alone what has been', async () => {
    const series = await aSeries();
    await staff.post(`/api/meetings/${series.meetings[0]?.id}/moves`, { verb: 'publish' }).expect(201);
    await staff.post(`/api/meetings/${series.meetings[0]?.id}/moves`, { verb: 'finish' }).expect(201);
    const { body } = await change(series.id, 1, { scope: 'all', title: 'Baru' }).expect(200);
    expect((body as Series).meetings[0]?.title).toBe('Rapat Koordinasi Kawasan Industri');
  });

  const everyThursday = { frequency: 'weekly', interval: 1, weekdays: [4], shift: 'none' };
  const everyTuesday = { ...everyThursday, weekdays: [2], nth: null, until: '2026-07-14' };
  const firstThursday = { ...everyThursday, frequency: 'monthly', nth: 1 };
  const dates = ({ meetings }: Series) => meetings.map(({ startsAt }) => startsAt.slice(0, 10));

  it('moves the rule: drafts follow in their order, what is published or was moved by itself stays', async () => {
    const series = await aSeries(everyTuesday);
    expect(days(series)).toEqual(['2026-06-16', '2026-06-23', '2026-06-30', '2026-07-07', '2026-07-14']);
    const [first, , third] = series.meetings;
    await staff.post(`/api/meetings/${first?.id}/moves`, { verb: 'publish' }).expect(201);
    await staff.patch(`/api/meetings/${third?.id}`, 1, { date: '2026-07-01' }).expect(200);
    const rule = { startsOn: '2026-06-18', recurrence: { ...everyThursday, until: '2026-07-23' } };
    const { body } = await change(series.id, 1, { scope: 'all', ...rule }).expect(200);
    const after = body as Series;
    expect(after.rule).toContain('BYDAY=TH');
    expect(days(after)).toEqual([
      '2026-06-18',
      '2026-06-25',
      '2026-07-02',
      '2026-07-09',
      '2026-07-16',
      '2026-07-23',
    ]);
    expect(dates(after)).toEqual([
      '2026-06-16',
      '2026-06-25',
      '2026-07-01',
      '2026-07-09',
      '2026-07-16',
      '2026-07-23',
    ]);
    expect(after.meetings.map(({ id }) => id).slice(0, 5)).toEqual(series.meetings.map(({ id }) => id));
    await goOn();
    expect((await view(series.id)).meetings).toHaveLength(6);
    const [told] = await office.rows(sql`
      SELECT change FROM history_entries WHERE subject_id = ${series.id} AND verb = 'edit'`);
    expect(told).toMatchObject({ change: { scope: 'all', startsOn: ['2026-06-16', '2026-06-18'] } });
  });

  it('moves the rule of one and those after it, and calls off the drafts for which there is no day any more', async () => {
    const series = await aSeries(everyTuesday);
    const scope = { scope: 'following', fromMeetingId: series.meetings[1]?.id };
    const early = { startsOn: '2026-06-16', recurrence: firstThursday };
    const refused = await change(series.id, 1, { ...scope, ...early }).expect(422);
    expect(refused.body.errors).toMatchObject([{ pointer: '/startsOn', code: 'too-early' }]);
    const rule = { startsOn: '2026-06-17', recurrence: { ...firstThursday, count: 2 } };
    const { body } = await change(series.id, 1, { ...scope, ...rule }).expect(200);
    const { meetings } = body as Series;
    expect(meetings.map(({ startsAt, status }) => [startsAt.slice(0, 10), status])).toEqual([
      ['2026-06-16', 'draft'],
      ['2026-07-02', 'draft'],
      ['2026-07-07', 'cancelled'],
      ['2026-07-14', 'cancelled'],
      ['2026-08-06', 'draft'],
    ]);
    // A day that both rules name stays with the meeting that has it.
    const same = await aSeries(everyTuesday);
    const fortnight = { ...everyTuesday, interval: 2, startsOn: undefined };
    const moved = await change(same.id, 1, { scope: 'all', startsOn: '2026-06-16', recurrence: fortnight });
    expect((moved.body as Series).meetings.map(({ status }) => status)).toEqual([
      'draft',
      'cancelled',
      'draft',
      'cancelled',
      'draft',
    ]);
    await change(same.id, 2, { scope: 'all', recurrence: firstThursday }).expect(422);
    await change(same.id, 2, { scope: 'all', startsOn: '2026-06-16' }).expect(422);
  });

  it('moves the rule with as many times as were left, unless another end is named', async () => {
    const five = { ...everyTuesday, until: undefined, count: 5 };
    const series = await aSeries(five);
    expect(series.meetings.map(({ left }) => left)).toEqual([5, 4, 3, 2, 1]);
    const scope = { scope: 'following', fromMeetingId: series.meetings[2]?.id };
    const thursdays = { ...everyThursday, until: undefined };
    const moved = await change(series.id, 1, { ...scope, startsOn: '2026-07-02', recurrence: thursdays });
    await goOn();
    const after = await view(series.id);
    expect(dates(after)).toEqual(['2026-06-16', '2026-06-23', '2026-07-02', '2026-07-09', '2026-07-16']);
    expect((moved.body as Series).rule).toContain('COUNT=3');
    const endless = { ...thursdays, until: null, count: null };
    const { body } = await change(series.id, 2, { ...scope, startsOn: '2026-07-02', recurrence: endless });
    expect((body as Series).rule).not.toContain('COUNT');
  });

  it('is refused on an older version, for a meeting of another series, and when it ends before it begins', async () => {
    const series = await aSeries();
    const other = await aSeries();
    await change(series.id, 7, { scope: 'all', title: 'Baru' }).expect(412);
    const strange = { scope: 'following', fromMeetingId: other.meetings[0]?.id, title: 'Baru' };
    await change(series.id, 1, strange).expect(422);
    await change(series.id, 1, { scope: 'following', title: 'Baru' }).expect(422);
    await change(series.id, 1, { scope: 'all', endTime: '08:00' }).expect(422);
    await change(randomUUID(), 1, { scope: 'all', title: 'Baru' }).expect(404);
  });
});

describe('the end of a series', () => {
  it('cancels one and those after it, with the reason, and nothing follows', async () => {
    const series = await aSeries();
    const request = { scope: 'following', fromMeetingId: series.meetings[2]?.id, note: 'Diganti rapat lain' };
    const { body } = await staff.post(`${path}/${series.id}/endings`, request).expect(201);
    const statuses = (body as Series).meetings.map(({ status }) => status);
    expect(statuses).toEqual(['draft', 'draft', 'cancelled', 'cancelled', 'cancelled', 'cancelled']);
    office.clock.travel('2026-10-01T02:00:00Z');
    await goOn();
    expect((await view(series.id)).meetings).toHaveLength(6);
    const { body: story } = await staff.get(`/api/meetings/${series.meetings[2]?.id}/history`).expect(200);
    expect(story.items[0]).toMatchObject({ verb: 'cancel', note: 'Diganti rapat lain' });
  });
});

it('only staff see, make and change series', async () => {
  const { id } = await aSeries();
  const official = await office.person('official');
  await official.get(`${path}/${id}`).expect(403);
  await official.post(`${path}/${id}/endings`, { scope: 'all' }).expect(403);
});
