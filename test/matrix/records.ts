import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Person, TestOffice } from '../support/office.js';

/** Something that the company asks to have on the agenda. */
export async function proposalFor(
  office: TestOffice,
  meeting: string,
  organisation: string,
  canary: string,
): Promise<string> {
  const id = randomUUID();
  await office.rows(sql`
    INSERT INTO topic_proposals (id, meeting_id, organisation_id, topic, title, reason, status, proposed_by_name, proposed_at)
    VALUES (${id}, ${meeting}, ${organisation}, 'csr', ${`Usul ${canary}`}, ${`Sebab ${canary}`}, 'open',
      ${`Ibu ${canary}`}, now())`);
  return id;
}

/** Two meetings that recur, a long way off. */
export async function seriesOf(staff: Person, canary: string): Promise<string> {
  const plan = { title: `Rangkaian ${canary}`, kind: 'coordination', mode: 'on_site' };
  const time = { date: '2099-01-05', startTime: '09:00', endTime: '10:00' };
  const meeting = (await staff.post('/api/meetings', { ...plan, ...time }).expect(201)).body as {
    id: string;
  };
  const recurrence = { frequency: 'weekly', interval: 1, weekdays: [1], count: 2, shift: 'none' };
  const request = { meetingId: meeting.id, startsOn: time.date, recurrence };
  const { body } = await staff.post('/api/meeting-series', request).expect(201);
  return (body as { id: string }).id;
}

/** A group of invitees with one position in it. */
export async function aGroup(staff: Person, canary: string, positionId: string) {
  const { body: group } = await staff
    .post('/api/invitation-groups', { name: `Kelompok ${canary}` })
    .expect(201);
  const { body } = await staff
    .post(`/api/invitation-groups/${group.id}/members`, { positionIds: [positionId] })
    .expect(201);
  return { group: group.id as string, member: body.members[0].id as string };
}

/** A table with one row, looked at and not written. */
export async function anUpload(office: TestOffice, canary: string): Promise<string> {
  const id = randomUUID();
  await office.rows(sql`
    INSERT INTO imports (id, kind, file_name, headings, mapping, status, created_by_name, created_at, version)
    VALUES (${id}, 'organisations', ${`${canary}.csv`}, '["Nama"]', '{"name": 0}', 'preview', 'Uji', now(), 1)`);
  await office.rows(sql`
    INSERT INTO import_rows (import_id, number, cells, outcome, label, detail)
    VALUES (${id}, 2, ${JSON.stringify([`PT ${canary} Impor`])}, 'create', ${`PT ${canary} Impor`}, '{}')`);
  return id;
}
