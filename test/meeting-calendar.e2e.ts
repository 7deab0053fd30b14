import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMeeting, anOrganisation } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let staff: Person;

beforeAll(async () => {
  office = await openOffice();
  office.clock.travel('2025-10-01T02:00:00Z');
  staff = await office.person('staff');
});
afterAll(() => office.close());

const range = (person: Person, from: string, to: string, more = '') =>
  person.get(`/api/meetings/calendar?from=${from}&to=${to}${more}`);
const titles = async (person: Person, from: string, to: string, more = '') =>
  ((await range(person, from, to, more).expect(200)).body.items as { title: string }[]).map(
    ({ title }) => title,
  );

describe('the calendar of meetings', () => {
  it('has those of the days asked for, in their order, each on its day where it takes place', async () => {
    const jayapura = { timeZone: 'Asia/Jayapura', startTime: '05:00', endTime: '06:00' };
    await aMeeting(office, { title: 'Kedua', date: '2026-03-31' });
    await aMeeting(office, { title: 'Pertama', date: '2026-03-01', ...jayapura });
    await aMeeting(office, { title: 'Sebelum', date: '2026-02-28', startTime: '22:00', endTime: '23:00' });
    await aMeeting(office, { title: 'Sesudah', date: '2026-04-01' });
    const { body } = await range(staff, '2026-03-01', '2026-03-31').expect(200);
    expect(body).toMatchObject({
      items: [
        { title: 'Pertama', day: '2026-03-01', startsAt: '2026-02-28T20:00:00.000Z' },
        { title: 'Kedua', day: '2026-03-31' },
      ],
      more: false,
    });
  });

  it('names the holidays among them', async () => {
    const { body } = await range(staff, '2026-08-01', '2026-08-31').expect(200);
    expect(body.holidays).toContainEqual({
      date: '2026-08-17',
      name: expect.stringContaining('Kemerdekaan'),
      kind: 'national',
    });
  });

  it('takes the filters of the list', async () => {
    await aMeeting(office, { title: 'Audiensi', date: '2026-05-04', kind: 'audience' });
    await aMeeting(office, { title: 'Rakor', date: '2026-05-05' });
    expect(await titles(staff, '2026-05-01', '2026-05-31', '&kind=audience')).toEqual(['Audiensi']);
    expect(await titles(staff, '2026-05-01', '2026-05-31', '&q=rako')).toEqual(['Rakor']);
  });

  it('shows a liaison only what their organisation takes part in', async () => {
    const { id } = await anOrganisation(office);
    const liaison = await office.person('liaison', id);
    await aMeeting(office, { title: 'Kita', date: '2026-06-02', attendees: [id], publish: true });
    await aMeeting(office, { title: 'Draf kita', date: '2026-06-03', attendees: [id] });
    await aMeeting(office, { title: 'Mereka', date: '2026-06-04', publish: true });
    expect(await titles(liaison, '2026-06-01', '2026-06-30')).toEqual(['Kita']);
  });

  it.each([
    ['2026-06-01', '2026-05-31', '/to', 'before-from'],
    ['2026-06-01', '2026-08-02', '/to', 'period-too-long'],
    ['2026-06-01', 'besok', '/to', 'isLocalDate'],
  ])('refuses from %s to %s', async (from, to, pointer, code) => {
    const { body } = await range(staff, from, to).expect(422);
    expect(body.errors).toMatchObject([{ pointer, code }]);
  });
});
