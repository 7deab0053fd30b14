import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../src/kernel/id.js';
import { anEstate } from './support/estates.js';
import { aMeeting } from './support/factories.js';
import { trailOf } from './support/history.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';
import { thirdTuesday } from './support/series.js';

const monthly = { startsOn: '2026-10-20', recurrence: thirdTuesday };

let office: TestOffice;
let administrator: Person;
let staff: Person;
beforeAll(async () => {
  office = await openOffice();
  administrator = await office.person('administrator');
  staff = await office.person('staff');
});
afterAll(() => office.close());

const entries = (question: string, reader = administrator) => trailOf(reader, question);

describe('the audit trail', () => {
  it('names whatever it tells of, and after it is gone by its last name; it opens for who may open that page', async () => {
    const [name, group] = [`Kawasan ${newId()}`, `Tim ${newId()}`];
    const estate = await anEstate(office, undefined, name);
    const { id: meetingId } = await aMeeting(office, { title: 'Rapat Bulanan' });
    const made = async (path: string, body: object) =>
      (await staff.post(path, body).expect(201)).body as { id: string };
    const { id: groupId } = await made('/api/invitation-groups', { name: group });
    const template = await made('/api/meeting-templates', { name: `Templat ${newId()}`, meetingId });
    const series = await made('/api/meeting-series', { meetingId, ...monthly });
    const subjectOf = async (id: string, reader = administrator) =>
      (await entries(`subjectId=${id}`, reader))[0]?.subject;
    const named = {
      [estate]: { type: 'estate', title: name, opens: true },
      [groupId]: { type: 'invitation_group', title: group, opens: false },
      [template.id]: { type: 'meeting-template', title: expect.stringMatching(/^Templat /), opens: false },
      [series.id]: { type: 'meeting-series', title: 'Rapat Bulanan', opens: false },
      [administrator.userId]: { type: 'user', title: expect.any(String), opens: true },
    };
    for (const [id, subject] of Object.entries(named)) expect(await subjectOf(id)).toMatchObject(subject);
    const both = await office.holderOf([
      { role: 'administrator', organisationId: null },
      { role: 'staff', organisationId: null },
    ]);
    for (const id of Object.keys(named)) expect((await subjectOf(id, both))?.opens).toBe(true);
    expect((await entries(`q=${encodeURIComponent(group)}`))[0]?.subject.id).toBe(groupId);
    await staff.delete(`/api/invitation-groups/${groupId}`, 1).expect(204);
    await staff.delete(`/api/estates/${estate}`, 1).expect(204);
    for (const [id, title] of [
      [groupId, group],
      [estate, name],
    ] as const)
      for (const { subject } of await entries(`subjectId=${id}`))
        expect(subject).toMatchObject({ title, opens: false });
    const { text } = await administrator.get(`/api/audit/export?subjectId=${estate}`).expect(200);
    expect(text).toContain(name);
  });

  it('keeps to itself what a template or a series has that is exempt, and of a template that is gone', async () => {
    const { id: meetingId } = await aMeeting(office, { title: 'Rahasia lelang', classification: 'exempt' });
    const name = `Templat rahasia ${newId()}`;
    const { body: template } = await staff.post('/api/meeting-templates', { name, meetingId }).expect(201);
    const { body: series } = await staff.post('/api/meeting-series', { meetingId, ...monthly }).expect(201);
    const shown = () => entries(`subjectType=meeting-template&subjectId=${template.id as string}`);
    const ofSeries = await entries(`subjectId=${series.id as string}`);
    for (const entry of [...(await shown()), ...ofSeries])
      expect(entry).toMatchObject({ subject: { title: null, opens: false }, change: null, withheld: true });
    expect(await entries('q=Templat%20rahasia')).toEqual([]);
    const { text } = await administrator
      .get(`/api/audit/export?subjectId=${template.id as string}`)
      .expect(200);
    expect(text).not.toContain('rahasia');
    await staff.delete(`/api/meeting-templates/${template.id as string}`, 1).expect(204);
    expect((await shown()).map(({ withheld }) => withheld)).toEqual([true, true]);
  });
});
