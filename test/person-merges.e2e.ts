import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { References } from '../src/features/directory/duplicates/references.js';
import { NoticeDelivery } from '../src/features/meetings/index.js';
import { aMeeting, anAppointment, anOrganisation, aPosition } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let staff: Person;
beforeAll(async () => {
  office = await openOffice();
  // Before the meetings that it invites to.
  office.clock.travel('2025-10-10T02:00:00Z');
  staff = await office.person('staff');
});
afterAll(() => office.close());

type Fields = { name?: string; email?: string; phone?: string; employeeNumber?: string };

/** Somebody who holds a position of their own since 2025. */
async function someone(fields: Fields = {}): Promise<{ id: string; positionId: string }> {
  const { id: positionId } = await aPosition(office);
  await anAppointment(office, positionId, { person: { name: `Rina ${randomUUID()}`, ...fields } });
  const [row] = await office.rows<{ id: string }>(
    sql`SELECT person_id AS id FROM appointments WHERE position_id = ${positionId}`,
  );
  return { id: row?.id ?? '', positionId };
}

const merge = (id: string, mergedId: string) => staff.post(`/api/people/${id}/merges`, { mergedId });

async function pairsOf(id: string) {
  const { body } = await staff.get('/api/people/duplicates').expect(200);
  type Pair = { one: { id: string }; other: { id: string }; alike: string[] };
  return (body.items as Pair[]).filter(({ one, other }) => [one.id, other.id].includes(id));
}

describe('two entries that may be one person', () => {
  it('stand side by side with what they share, until somebody says that they are two', async () => {
    const name = `Dewi ${randomUUID().replaceAll(/[\d-]/g, '')}`;
    const one = await someone({ name, phone: '0812 1111 2222' });
    const other = await someone({ name: name.toUpperCase(), phone: '+62 812-1111-2222' });
    expect(await pairsOf(one.id)).toMatchObject([{ alike: ['phone', 'name'] }]);
    await staff.post(`/api/people/${one.id}/distinctions`, { otherId: other.id }).expect(204);
    expect(await pairsOf(one.id)).toEqual([]);
  });

  it('are not asked about when their numbers differ, and cannot be merged until one is corrected', async () => {
    const name = `Agus ${randomUUID().replaceAll(/[\d-]/g, '')}`;
    const one = await someone({ name, employeeNumber: '198001012005011001' });
    const other = await someone({ name, employeeNumber: '198001012005011002' });
    expect(await pairsOf(one.id)).toEqual([]);
    const { body } = await staff.get(`/api/people/${one.id}/merges/${other.id}`).expect(200);
    expect(body.refusal).toBe('merge-two-numbers');
    const { body: refused } = await merge(one.id, other.id).expect(409);
    expect(refused.detail).toContain('NIP');
  });
});

describe('a merge of people', () => {
  it('moves what they held and how they are reached, fills what was not known, and leads the old id on', async () => {
    const kept = await someone({ email: `${randomUUID()}@contoh.test` });
    const shared = `${randomUUID()}@contoh.test`;
    const merged = await someone({
      email: shared,
      phone: '021 8997 0101',
      employeeNumber: '198001012005011003',
    });
    const { body: preview } = await staff.get(`/api/people/${kept.id}/merges/${merged.id}`).expect(200);
    expect(preview).toEqual({
      refusal: null,
      moves: [
        { what: 'appointments.person_id', count: 1 },
        { what: 'contacts.person_id', count: 2 },
      ],
    });
    const { body } = await merge(kept.id, merged.id).expect(201);
    expect(body).toMatchObject({ id: kept.id, employeeNumber: '198001012005011003', phone: '+622189970101' });
    const { body: contacts } = await staff.get(`/api/people/${kept.id}/contacts`).expect(200);
    expect(contacts.items.map(({ preferred }: { preferred: boolean }) => preferred)).toEqual([
      true,
      false,
      true,
    ]);
    const { body: position } = await staff
      .get(`/api/positions/${merged.positionId}/appointments`)
      .expect(200);
    expect(position.items[0].person.id).toBe(kept.id);
    expect((await staff.get(`/api/people/${merged.id}`).expect(200)).body.id).toBe(kept.id);
    await staff.patch(`/api/people/${merged.id}`, 2, { name: 'x' }).expect(409);
    await staff
      .post(`/api/people/${merged.id}/contacts`, { kind: 'phone', value: '021 5550101' })
      .expect(409);
    const again = { personId: merged.id, kind: 'definitive', startsOn: '2026-01-01' };
    await staff.post(`/api/positions/${kept.positionId}/appointments`, again).expect(422);
    await merge(kept.id, merged.id).expect(409);
    const told = await office.rows<{ id: string }>(sql`
      SELECT subject_id AS id FROM history_entries WHERE verb = 'merge' AND subject_id IN (${kept.id}, ${merged.id})`);
    expect(told).toHaveLength(2);
    const third = await someone();
    await merge(third.id, kept.id).expect(201);
    expect((await staff.get(`/api/people/${merged.id}`).expect(200)).body.id).toBe(third.id);
  });

  it('keeps who asked to be left alone alone, whichever of the two they said it of', async () => {
    const [address, own] = [`${randomUUID()}@contoh.test`, `${randomUUID()}@contoh.test`];
    const [kept, merged] = [await someone({ email: own }), await someone({ email: address })];
    const stop = { channel: 'email', given: false, means: 'telephone' };
    await staff.post(`/api/people/${kept.id}/consents`, { ...stop, given: true, textVersion: 1 }).expect(201);
    await staff.post(`/api/people/${merged.id}/consents`, stop).expect(201);
    await merge(kept.id, merged.id).expect(201);
    const { body } = await staff.get(`/api/people/${kept.id}/consents`).expect(200);
    expect(body.items).toMatchObject([{ active: false }]);
    const { body: contacts } = await staff.get(`/api/people/${kept.id}/contacts`).expect(200);
    expect(contacts.items).toMatchObject([{ willing: false }, { willing: false }]);
  });

  it('takes the account along, and refuses two', async () => {
    const [kept, merged] = [await someone(), await someone()];
    const [one, other] = [await office.person('official'), await office.person('official')];
    await office.rows(sql`UPDATE people SET user_id = ${one.userId} WHERE id = ${merged.id}`);
    await office.rows(sql`UPDATE people SET user_id = ${other.userId} WHERE id = ${kept.id}`);
    await merge(kept.id, merged.id).expect(409);
    await office.rows(sql`UPDATE people SET user_id = NULL WHERE id = ${kept.id}`);
    await merge(kept.id, merged.id).expect(201);
    const linked = await office.rows(sql`SELECT id FROM people WHERE user_id = ${one.userId}`);
    expect(linked).toEqual([{ id: kept.id }]);
  });

  it('leaves both seats of a meeting, and tells nobody a second time', async () => {
    const [kept, merged] = [await someone(), await someone()];
    const [both, alone] = [
      await aMeeting(office, { publish: true }),
      await aMeeting(office, { publish: true }),
    ];
    await staff.post(`/api/meetings/${both.id}/invitees`, { personIds: [kept.id, merged.id] }).expect(201);
    await staff.post(`/api/meetings/${alone.id}/invitees`, { personIds: [merged.id] }).expect(201);
    const notices = () =>
      office.rows<{ invitee: string }>(sql`
        SELECT invitee FROM meeting_notices WHERE meeting_id IN (${both.id}, ${alone.id}) ORDER BY meeting_id, invitee`);
    await office.app.get(NoticeDelivery).deliver();
    const before = await notices();
    await merge(kept.id, merged.id).expect(201);
    const { body } = await staff.get(`/api/meetings/${both.id}`).expect(200);
    expect(body.attendances).toHaveLength(2);
    await office.app.get(NoticeDelivery).deliver();
    const after = await notices();
    expect(after).toHaveLength(before.length);
    expect(after.some(({ invitee }) => invitee.includes(merged.id))).toBe(false);
  });

  it('leads the link that was mailed before to the seat, also where the other was taken off again', async () => {
    const [kept, merged] = [await someone(), await someone({ email: `${randomUUID()}@contoh.test` })];
    const [taken, asked] = [
      await aMeeting(office, { publish: true }),
      await aMeeting(office, { publish: true }),
    ];
    const invite = (id: string, personIds: string[]) =>
      staff.post(`/api/meetings/${id}/invitees`, { personIds }).expect(201);
    await invite(taken.id, [merged.id]);
    await invite(asked.id, [merged.id]);
    await office.app.get(NoticeDelivery).deliver();
    const { body } = await staff.get(`/api/meetings/${taken.id}`).expect(200);
    const [seat] = body.attendances as { id: string }[];
    await staff.delete(`/api/meetings/${taken.id}/attendances/${seat?.id}`, body.version).expect(200);
    await invite(taken.id, [kept.id]);
    await merge(kept.id, merged.id).expect(201);
    const [link] = await office.rows<{ invitee: string }>(
      sql`SELECT invitee FROM answer_links WHERE meeting_id = ${asked.id}`,
    );
    expect(link).toEqual({ invitee: `person:${kept.id}` });
  });

  it('is for staff alone', async () => {
    const [kept, merged] = [await someone(), await someone()];
    const official = await office.person('official');
    await official.get('/api/people/duplicates').expect(403);
    await official.post(`/api/people/${kept.id}/merges`, { mergedId: merged.id }).expect(403);
    await merge(kept.id, randomUUID()).expect(404);
    await merge(kept.id, kept.id).expect(422);
  });

  it('knows every column that names a person: a new one is looked at by people before it moves', async () => {
    const known = await office.app.get(References).to('people');
    expect(known.map(({ table, column }) => `${table}.${column}`)).toEqual([
      'appointments.person_id',
      'attendances.person_id',
      'contacts.person_id',
      'invitation_group_members.person_id',
    ]);
  });
});

describe('a merge of positions', () => {
  it('moves who held them and where they sat, and the old one is no longer chosen', async () => {
    const { id: organisationId } = await anOrganisation(office);
    const kept = await aPosition(office, { organisationId, title: 'Direktur' });
    const merged = await aPosition(office, { organisationId, title: 'Direktur (PT Lama)', isHead: true });
    await anAppointment(office, kept.id, { startsOn: '2025-06-01' });
    await anAppointment(office, merged.id, { startsOn: '2024-01-01', endsOn: '2025-05-31' });
    const meeting = await aMeeting(office, { publish: true });
    const positionIds = [kept.id, merged.id];
    await staff.post(`/api/meetings/${meeting.id}/invitees`, { positionIds }).expect(201);
    const led = await aMeeting(office, { chairPositionId: merged.id });
    const named = { name: `Pola ${randomUUID()}`, meetingId: led.id };
    const { body: template } = await staff.post('/api/meeting-templates', named).expect(201);
    const path = `/api/positions/${kept.id}/merges`;
    const { body: preview } = await staff.get(`${path}/${merged.id}`).expect(200);
    expect(preview).toEqual({
      refusal: null,
      moves: [
        { what: 'appointments.position_id', count: 1 },
        { what: 'attendances.position_id', count: 1 },
        { what: 'meetings.chair_position_id', count: 1 },
      ],
    });
    const { body } = await staff.post(path, { mergedId: merged.id }).expect(201);
    expect(body).toMatchObject({ id: kept.id, title: 'Direktur', isHead: true });
    const { body: holders } = await staff.get(`/api/positions/${kept.id}/appointments`).expect(200);
    expect(holders.items).toHaveLength(2);
    expect((await staff.get(`/api/organisations/${organisationId}`)).body.positions).toHaveLength(1);
    const { body: told } = await staff.get(`/api/meetings/${meeting.id}`).expect(200);
    expect(told.attendances.map(({ name }: { name: string | null }) => name)).toContain('Direktur (PT Lama)');
    const begun = `/api/meeting-templates/${template.id}/meetings`;
    const { body: next } = await staff.post(begun, { date: '2026-02-03' }).expect(201);
    expect(next.chair.id).toBe(kept.id);
    await staff.patch(`/api/positions/${merged.id}`, 2, { title: 'x' }).expect(409);
    await staff.post(path, { mergedId: merged.id }).expect(409);
    await aPosition(office, { organisationId, title: 'Direktur (PT Lama)' });
  });

  it('is refused across organisations, and while both have a definitive holder', async () => {
    const { id: organisationId } = await anOrganisation(office);
    const [one, other] = [
      await aPosition(office, { organisationId, holder: 'Budi' }),
      await aPosition(office, { organisationId, holder: 'Citra' }),
    ];
    const path = `/api/positions/${one.id}/merges`;
    expect((await staff.get(`${path}/${other.id}`).expect(200)).body.refusal).toBe('merge-two-holders');
    await staff.post(path, { mergedId: other.id }).expect(409);
    await staff.post(path, { mergedId: (await aPosition(office)).id }).expect(409);
    const liaison = await office.person('liaison', organisationId);
    await liaison.post(path, { mergedId: other.id }).expect(403);
  });

  it('knows every column that names a position', async () => {
    const known = await office.app.get(References).to('positions');
    expect(known.map(({ table, column }) => `${table}.${column}`)).toEqual([
      'agenda_items.presenter_position_id',
      'appointments.position_id',
      'attendances.position_id',
      'invitation_group_members.position_id',
      'meetings.chair_position_id',
      'meetings.note_taker_position_id',
      'meetings.secretary_position_id',
      'note_blocks.speaker_position_id',
    ]);
  });
});

describe('a merge of organisations', () => {
  it('lets the notices of its seats follow: whoever was invited is not invited again', async () => {
    const [kept, merged] = [await anOrganisation(office), await anOrganisation(office)];
    const [both, alone] = [
      await aMeeting(office, { publish: true }),
      await aMeeting(office, { publish: true }),
    ];
    const whole = (id: string) => ({ id, seats: 'one' });
    await staff
      .post(`/api/meetings/${both.id}/invitees`, { organisations: [whole(kept.id), whole(merged.id)] })
      .expect(201);
    await staff.post(`/api/meetings/${alone.id}/invitees`, { organisations: [whole(merged.id)] }).expect(201);
    const notices = () =>
      office.rows<{ invitee: string }>(sql`
        SELECT invitee FROM meeting_notices WHERE meeting_id IN (${both.id}, ${alone.id}) ORDER BY invitee`);
    await office.app.get(NoticeDelivery).deliver();
    const before = await notices();
    expect(before).toHaveLength(3);
    await staff.post(`/api/organisations/${kept.id}/merges`, { mergedId: merged.id }).expect(201);
    await office.app.get(NoticeDelivery).deliver();
    const after = (await notices()).map(({ invitee }) => invitee);
    expect(after.sort()).toEqual(
      [
        `named:${kept.id}:${merged.name.toLowerCase()}`,
        `organisation:${kept.id}`,
        `organisation:${kept.id}`,
      ].sort(),
    );
  });
});
