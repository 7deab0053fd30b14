import { afterAll, beforeAll, expect, it } from 'vitest';
import { openOffice, type Person, type TestOffice } from './support/office.js';
import { seriesPath as path, thirdTuesday } from './support/series.js';

let office: TestOffice;
let staff: Person;

beforeAll(async () => {
  office = await openOffice();
  office.clock.travel('2026-06-01T02:00:00Z');
  staff = await office.person('staff');
});
afterAll(() => office.close());

it('names the next days with the reason of each move, and saves nothing', async () => {
  const recurrence = { frequency: 'weekly', interval: 1, weekdays: [2], shift: 'after', count: 3 };
  const { body } = await staff.post(`${path}/previews`, { startsOn: '2026-08-18', recurrence }).expect(200);
  expect(body.items).toEqual([
    { recurrenceOn: '2026-08-18', on: '2026-08-18', holiday: null },
    { recurrenceOn: '2026-08-25', on: '2026-08-26', holiday: expect.stringContaining('Maulid') },
    { recurrenceOn: '2026-09-01', on: '2026-09-01', holiday: null },
  ]);
});

it('counts from no day long past', async () => {
  const old = { startsOn: '1990-01-01', recurrence: thirdTuesday };
  const { body } = await staff.post(`${path}/previews`, old).expect(422);
  expect(body.errors).toMatchObject([{ pointer: '/startsOn', code: 'too-early' }]);
});

it.each([
  [{ frequency: 'daily' }, '/recurrence/frequency'],
  [{ interval: 0 }, '/recurrence/interval'],
  [{ weekdays: [8] }, '/recurrence/weekdays'],
  [{ weekdays: [1, 2] }, '/recurrence/weekdays'],
  [{ frequency: 'weekly', weekdays: [] }, '/recurrence/weekdays'],
  [{ nth: 5 }, '/recurrence/nth'],
  [{ count: 201 }, '/recurrence/count'],
  [{ until: '2026-01-01' }, '/recurrence/until'],
  [{ until: '2027-01-01', count: 3 }, '/recurrence/count'],
  [{ shift: 'away' }, '/recurrence/shift'],
  [{ byHour: 9 }, '/recurrence/byHour'],
])('refuses %j', async (fields, pointer) => {
  const body = { startsOn: '2026-06-16', recurrence: { ...thirdTuesday, ...fields } };
  const { body: problem } = await staff.post(`${path}/previews`, body).expect(422);
  expect(problem.errors).toMatchObject([{ pointer }]);
});
