import { randomBytes, randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { anEstate } from '../support/estates.js';
import { aMeeting, anOrganisation } from '../support/factories.js';
import { aPdf, attach } from '../support/files.js';
import type { Person, TestOffice } from '../support/office.js';
import { mailsTo } from '../support/reminders.js';
import type { Ids, Twin } from './twin.js';

/** Records of every kind around one company, made as people make them; `at` chooses its district. */
export async function aTwin(office: TestOffice, staff: Person, canary: string, at = 0): Promise<Twin> {
  const district = await districtAt(office, at);
  const made = async (path: string, body: object = {}): Promise<{ id: string }> =>
    (await staff.post(path, body).expect(201)).body as { id: string };
  const operator = (await anOrganisation(office, { name: `${canary} Kawasan`, kind: 'estate_operator' })).id;
  const estate = await anEstate(office, operator, `Kawasan ${canary}`);
  const about = { districtCode: district, estateId: estate, address: `Jalan ${canary}` };
  const organisation = (await anOrganisation(office, { name: `PT ${canary}`, ...about })).id;
  const agency = (
    await anOrganisation(office, { name: `Dinas ${canary}`, kind: 'agency', side: 'government' })
  ).id;
  const chair = (await made(`/api/organisations/${agency}/positions`, { title: `Kepala ${canary}` })).id;
  const position = (
    await made(`/api/organisations/${organisation}/positions`, { title: `Direktur ${canary}` })
  ).id;
  const { body: appointed } = await staff
    .post(`/api/positions/${position}/appointments`, {
      kind: 'definitive',
      startsOn: '2025-01-01',
      person: { name: `Ibu ${canary}`, email: `${canary}@contoh.sinergi.test` },
    })
    .expect(201);
  const draft = await aMeeting(office, {
    title: `Rapat ${canary}`,
    chairPositionId: chair,
    districtCode: district,
    attendees: [organisation, agency],
  });
  const meeting = draft.id;
  const part = async (kind: string, body: object) =>
    (await staff.post(`/api/meetings/${meeting}/${kind}`, body).set('If-Match', '*').expect(201)).body as {
      agendaItems: { id: string }[];
      decisions: { id: string }[];
    };
  const item =
    (await part('agenda-items', { title: `Acara ${canary}`, topic: 'csr' })).agendaItems[0]?.id ?? '';
  const { body: withFile } = await attach(staff, { meeting, item }, aPdf(canary), `${canary}.pdf`).expect(
    201,
  );
  const file = withFile.agendaItems[0].files[0].id as string;
  const decision = (await part('decisions', { text: `Putusan ${canary}` })).decisions[0]?.id ?? '';
  const note = randomUUID();
  await staff
    .send('put', `/api/meetings/${meeting}/note-blocks/${note}`)
    .set('If-None-Match', '*')
    .send({ agendaItemId: item, orderKey: 'a0', kind: 'information', text: `Catatan ${canary}` })
    .expect(200);
  const comment = await minutesOf(office, meeting, item, note, canary);
  const template = (await made('/api/meeting-templates', { name: `Pola ${canary}`, meetingId: meeting })).id;
  const series = await seriesOf(staff, canary);
  await staff.post(`/api/meetings/${meeting}/moves`, { verb: 'publish' }).expect(201);
  const commitment = (
    await made('/api/commitments', {
      title: `Janji ${canary}`,
      topic: 'csr',
      ownerId: organisation,
      verifierId: agency,
      meetingId: meeting,
      districtCode: district,
      dueOn: '2026-06-30',
      target: 10,
      unit: 'orang',
    })
  ).id;
  await staff.post(`/api/commitments/${commitment}/moves`, { verb: 'agree' }).expect(201);
  await staff.post(`/api/commitments/${commitment}/moves`, { verb: 'start' }).expect(201);
  await staff
    .post(`/api/commitments/${commitment}/extensions`, { dueOn: '2026-12-31', reason: `Cuaca ${canary}` })
    .expect(201);
  const [extension] = await office.rows<{ id: string }>(
    sql`SELECT id FROM extensions WHERE commitment_id = ${commitment}`,
  );
  const { group, member } = await aGroup(staff, canary, chair);
  const notice = randomUUID();
  await office.rows(sql`
    INSERT INTO meeting_notices (id, meeting_id, invitee, kind, occasion, state, reason, next_attempt_at, created_at)
    VALUES (${notice}, ${meeting}, ${`guest:${canary}`}, 'invitation', 'invitation', 'failed', 'no-address', now(), now())`);
  return {
    upload: await anUpload(office, canary),
    double: (await anOrganisation(office, { name: `CV ${canary} Ganda` })).id,
    canary,
    district,
    agency,
    operator,
    estate,
    chair,
    organisation,
    position,
    appointment: appointed.holder.appointmentId,
    person: appointed.holder.person.id,
    sibling: (await made(`/api/organisations/${organisation}/positions`, { title: `Wakil ${canary}` })).id,
    namesake: await aNamesake(office, canary),
    contact: await contactOf(office, appointed.holder.person.id),
    meeting,
    item,
    decision,
    note,
    comment,
    minutesVersion: '1',
    file,
    notice,
    group,
    member,
    attendance: draft.attendances[0]?.id ?? '',
    commitment,
    template,
    proposal: await proposalFor(office, meeting, organisation, canary),
    series,
    extension: extension?.id ?? '',
    ...(await accountsOf(office, organisation, canary)),
  };
}

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
async function seriesOf(staff: Person, canary: string): Promise<string> {
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
async function aGroup(staff: Person, canary: string, positionId: string) {
  const { body: group } = await staff
    .post('/api/invitation-groups', { name: `Kelompok ${canary}` })
    .expect(201);
  const { body } = await staff
    .post(`/api/invitation-groups/${group.id}/members`, { positionIds: [positionId] })
    .expect(201);
  return { group: group.id as string, member: body.members[0].id as string };
}

async function districtAt(office: TestOffice, at: number): Promise<string> {
  const [district] = await office.rows<{ code: string }>(
    sql`SELECT code FROM districts ORDER BY code LIMIT 1 OFFSET ${at}`,
  );
  return district?.code ?? '';
}

type Accounts = 'user' | 'grant' | 'invitation' | 'mail' | 'rule' | 'correction' | 'channel' | keyof Own;

/** Someone who speaks for the organisation, someone invited to, and the mail to them. */
async function accountsOf(
  office: TestOffice,
  organisation: string,
  canary: string,
): Promise<Pick<Twin, Accounts>> {
  const administrator = await office.person('administrator');
  const liaison = await office.person('liaison', organisation);
  const user = liaison.userId;
  await office.rows(sql`UPDATE users SET name = ${`Pak ${canary}`} WHERE id = ${user}`);
  const role = { role: 'liaison', organisationId: organisation };
  const invited = {
    name: `Undangan ${canary}`,
    email: `undangan-${canary}@contoh.sinergi.test`,
    roles: [role],
  };
  const invitation = (await administrator.post('/api/invitations', invited).expect(201)).body.id as string;
  const [mail] = await mailsTo(office, invited.email);
  const [grant] = await office.rows<{ id: string }>(sql`SELECT id FROM role_grants WHERE user_id = ${user}`);
  const wrong = { field: 'phone', wrong: `Telepon ${canary}`, wanted: 'Yang lain' };
  const correction = (await liaison.post('/api/me/corrections', wrong).expect(201)).body.id as string;
  const [rule] = await office.rows<{ id: string }>(sql`SELECT id FROM reminder_rules ORDER BY id LIMIT 1`);
  return {
    user,
    grant: grant?.id ?? '',
    invitation,
    mail: mail?.id ?? '',
    rule: rule?.id ?? '',
    correction,
    channel: 'email',
    ...(await ownThings(office, liaison)),
  };
}

/** A table with one row, looked at and not written. */
export async function anUpload(office: TestOffice, canary: string, kind = 'organisations'): Promise<string> {
  const id = randomUUID();
  await office.rows(sql`
    INSERT INTO imports (id, kind, file_name, headings, mapping, status, created_by_name, created_at, version)
    VALUES (${id}, ${kind}, ${`${canary}.csv`}, '["Nama"]', '{"name": 0}', 'preview', 'Uji', now(), 1)`);
  await office.rows(sql`
    INSERT INTO import_rows (import_id, number, cells, outcome, label, detail)
    VALUES (${id}, 2, ${JSON.stringify([`PT ${canary} Impor`])}, 'create', ${`PT ${canary} Impor`}, '{}')`);
  return id;
}

/** What only its owner has: a token, a second session, an account at the identity provider, a passkey, a saved filter. */
type Own = Pick<Ids, 'token' | 'session' | 'identity' | 'passkey' | 'savedFilter'>;

export async function ownThings(office: TestOffice, { userId }: Person): Promise<Own> {
  const [token, session, identity, passkey] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const savedFilter = randomUUID();
  const hash = () => randomBytes(32);
  await office.rows(sql`
    INSERT INTO api_tokens (id, user_id, name, access, sections, token_hash, hint, created_at, expires_on)
    VALUES (${token}, ${userId}, 'Uji', 'read', '{meetings}', ${hash()}, 'uji', now(), '9999-01-01')`);
  await office.rows(sql`
    INSERT INTO sessions (id, user_id, token_hash, first_factor, created_at, last_used_at, expires_at)
    VALUES (${session}, ${userId}, ${hash()}, 'password', now(), now(), '9999-01-01')`);
  await office.rows(sql`
    INSERT INTO identities (id, user_id, issuer, subject, linked_at)
    VALUES (${identity}, ${userId}, 'https://idp.contoh.sinergi.test', ${identity}, now())`);
  await office.rows(sql`
    INSERT INTO passkeys (id, user_id, credential_id, public_key, counter, transports, device_type, backed_up, name,
      created_at, version)
    VALUES (${passkey}, ${userId}, ${hash()}, ${hash()}, 0, '{}', 'multiDevice', true, 'Uji', now(), 1)`);
  await office.rows(sql`
    INSERT INTO saved_filters (id, user_id, name, filter, created_at)
    VALUES (${savedFilter}, ${userId}, 'Uji', '{}', now())`);
  return { token, session, identity, passkey, savedFilter };
}

/** A round of correction that runs, with a comment, and a version approved before. */
export async function minutesOf(
  office: TestOffice,
  meetingId: string,
  itemId: string,
  blockId: string,
  canary: string,
  who = canary,
): Promise<string> {
  const id = randomUUID();
  const content = {
    // Of the meeting, which may be open where the item is not: its plan is told with it.
    meeting: {
      title: 'Rapat',
      date: '2025-10-21',
      startTime: '09:00',
      endTime: '12:00',
      timeZone: 'Asia/Jakarta',
      mode: 'on_site',
      venue: null,
      chair: null,
    },
    attendance: [],
    agenda: [],
    blocks: [],
    decisions: [{ number: 1, topic: null, text: `Disahkan ${canary}`, agendaItemId: itemId }],
    commitments: [],
  };
  await office.rows(sql`
    INSERT INTO minutes (id, meeting_id, status, round_ends_on, approved_version, created_at)
    VALUES (gen_random_uuid(), ${meetingId}, 'correction', '9999-12-31', 1, now())`);
  await office.rows(sql`
    INSERT INTO minutes_comments (
      id, meeting_id, block_id, agenda_item_id, quote, text, status, author_name, created_at)
    VALUES (${id}, ${meetingId}, ${blockId}, ${itemId}, ${`Kutipan ${canary}`}, ${`Koreksi ${canary}`}, 'open',
      ${`Peserta ${who}`}, now())`);
  await office.rows(sql`
    INSERT INTO minutes_versions (
      id, meeting_id, number, reference, content, sha256, approved_by_name, noted_for_chair, approved_at)
    VALUES (gen_random_uuid(), ${meetingId}, 1, 'NOT-2025-0001', ${JSON.stringify(content)}, ${'0'.repeat(64)},
      ${`Pimpinan ${who}`}, false, now())`);
  return id;
}

/** The address of the person; it is theirs alone, so nobody but who sees people finds it. */
async function contactOf(office: TestOffice, personId: string): Promise<string> {
  const [row] = await office.rows<{ id: string }>(sql`SELECT id FROM contacts WHERE person_id = ${personId}`);
  return row?.id ?? '';
}

/** A second entry of the person, of whom nothing else is known. */
async function aNamesake(office: TestOffice, canary: string): Promise<string> {
  const id = randomUUID();
  await office.rows(sql`INSERT INTO people (id, name, created_at) VALUES (${id}, ${`Ibu ${canary}`}, now())`);
  return id;
}
