import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sectionKeys } from '../src/features/personal-data/register.js';
import { AttendancesService } from '../src/features/meetings/attendance.service.js';
import { MeetingsService } from '../src/features/meetings/meeting.service.js';
import { aMeeting, anAppointment, anOrganisation, aPosition, maker } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';
import { anAgreed, plan } from './support/reminders.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

/** Someone about whom every kind of data is held, each piece with a word that nobody else has. */
async function aLife(canary: string): Promise<Person> {
  office.clock.travel('2026-06-22T01:00:00Z');
  const organisation = await anOrganisation(office, { name: `PT ${canary}-organisasi` });
  const person = await office.person('liaison', organisation.id);
  const { email } = (await person.get('/api/me').expect(200)).body as { email: string };
  const own = `${canary}-surel@contoh.sinergi.test`;
  await office.rows(sql`
    UPDATE users SET name = ${`${canary}-nama`}, email = ${own} WHERE lower(email) = lower(${email})`);
  const position = await aPosition(office, {
    organisationId: organisation.id,
    title: `Direktur ${canary}-jabatan`,
  });
  const contact = { name: `${canary}-orang`, email: own, phone: '021 8997 0101' };
  await anAppointment(office, position.id, { person: contact });
  const { id: meetingId } = await aMeeting(office, { title: `Rapat ${canary}-rapat` });
  await office.app.get(AttendancesService).add(maker, meetingId, { positionId: position.id });
  await office.app.get(MeetingsService).move(maker, meetingId, { verb: 'publish' });
  await office.rows(sql`UPDATE meetings SET classification = 'open' WHERE id = ${meetingId}`);
  await anAgreed(office, organisation.id, '2026-06-30', `Janji ${canary}-janji`);
  office.clock.travel('2026-06-25T02:00:00Z');
  await plan(office);
  const token = { name: `${canary}-token`, access: 'read', expiresOn: '2026-08-01' };
  await person.post('/api/tokens', token).expect(201);
  await office.rows(sql`
    INSERT INTO identities (id, user_id, issuer, subject, account, linked_at)
    VALUES (${randomUUID()}, ${person.userId}, 'https://sso.test', ${canary}, ${`${canary}-akun`}, now())`);
  await office.rows(sql`
    INSERT INTO passkeys (id, user_id, credential_id, public_key, counter, transports, device_type, backed_up, name, created_at, version)
    VALUES (${randomUUID()}, ${person.userId}, ${canary}::bytea, '\\x00', 0, '{}', 'multiDevice', true, ${`${canary}-kunci`}, now(), 1)`);
  await person.post('/api/me/meeting-filters', { name: `${canary}-saringan`, filter: {} }).expect(201);
  await office.rows(sql`
    INSERT INTO invitations (id, token_hash, name, email, created_at, expires_at, accepted_at)
    VALUES (${randomUUID()}, ${canary}::bytea, ${`${canary}-undangan`}, ${own}, now(), now(), now())`);
  await office.rows(sql`
    UPDATE sessions SET user_agent = ${`${canary}-peramban`}, second_factor = 'totp' WHERE user_id = ${person.userId}`);
  await person.send('put', '/api/me/consents/email').send({ given: true, textVersion: 1 }).expect(200);
  const request = { field: 'phone', wrong: `${canary}-salah`, wanted: `${canary}-benar` };
  await person.post('/api/me/corrections', request).expect(201);
  return person;
}

interface Export {
  sections: Record<string, { purpose: object; basis: object; items: Record<string, unknown>[] }>;
}

async function exportOf(person: Person): Promise<{ text: string; file: Export }> {
  const { text, headers } = await person.get('/api/me/data/export').expect(200);
  expect(headers['content-disposition']).toBe('attachment; filename="data-saya-2026-06-25.json"');
  return { text, file: JSON.parse(text) as Export };
}

describe('the file with all that is held about a person', () => {
  it('is called in the language of who takes it', async () => {
    const english = await office.person('staff');
    await english.patch('/api/me', 1, { locale: 'en' }).expect(200);
    const { headers } = await english.get('/api/me/data/export').expect(200);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="my-data-[\d-]+\.json"$/);
  });

  it('has every kind of it, and nothing of anybody else', async () => {
    const [mine, twins] = [`a${randomUUID().slice(0, 8)}`, `b${randomUUID().slice(0, 8)}`];
    const person = await aLife(mine);
    const twin = await aLife(twins);
    const { text, file } = await exportOf(person);
    expect(Object.keys(file.sections)).toEqual(sectionKeys);
    const empty = Object.entries(file.sections).filter(([, { items }]) => items.length === 0);
    expect(empty.map(([key]) => key)).toEqual([]);
    const canaries = ['nama', 'surel', 'organisasi', 'jabatan', 'orang', 'rapat', 'token', 'akun'];
    for (const word of [...canaries, 'undangan', 'peramban', 'saringan', 'salah', 'benar']) {
      expect(text, word).toContain(`${mine}-${word}`);
    }
    expect(text).not.toContain(twins);
    expect(text).not.toContain(twin.userId);
    expect(file.sections['attendance']?.items).toMatchObject([{ status: 'invited', day: '2025-10-21' }]);
    expect(file.sections['messages']?.items).toMatchObject([{ state: 'planned', rule: 'commitment_due_3' }]);
  });

  it('holds no secret that opens the account', async () => {
    const { text } = await exportOf(await aLife(`c${randomUUID().slice(0, 8)}`));
    expect(text).not.toMatch(/argon2|passwordHash|tokenHash|sealedSecret|password_hash/);
  });

  it('is in the history of its owner, and is not made more than ten times an hour', async () => {
    const person = await office.person('staff');
    for (let time = 0; time < 10; time += 1) await person.get('/api/me/data/export').expect(200);
    await person.get('/api/me/data/export').expect(429);
    const entries = await office.rows(sql`
      SELECT id FROM history_entries
      WHERE subject_id = ${person.userId} AND actor_id = ${person.userId} AND verb = 'export-data'`);
    expect(entries).toHaveLength(10);
  });

  it('is for nobody who has not signed in', async () => {
    await office.nobody.get('/api/me/data').expect(401);
    await office.nobody.get('/api/me/data/export').expect(401);
  });

  it('does not give a shared mailbox’s other people away', async () => {
    const address = `${randomUUID()}@contoh.sinergi.test`;
    const person = await office.person('staff');
    await office.rows(sql`UPDATE users SET email = ${address} WHERE id = ${person.userId}`);
    for (const name of ['Siti Aminah', 'Budi Santoso']) {
      const { id } = await aPosition(office);
      await anAppointment(office, id, { person: { name, email: address } });
    }
    const { file } = await exportOf(person);
    expect(file.sections['contact']?.items).toEqual([]);
  });
});

describe('the page of what is held', () => {
  it('shows the newest of each kind, how many there are, what for and on which basis', async () => {
    const person = await office.person('staff');
    await office.rows(sql`
      INSERT INTO consents (user_id, channel, text_version, given, at, by_id)
      SELECT ${person.userId}, 'email', 1, true, now() + make_interval(mins => n), ${person.userId}
      FROM generate_series(1, 7) AS n`);
    const { sections } = (await person.get('/api/me/data').expect(200)).body as {
      sections: { key: string; count: number; items: { at: string }[]; basis: { id: string } }[];
    };
    expect(sections.map(({ key }) => key)).toEqual(sectionKeys);
    const consents = sections.find(({ key }) => key === 'consents');
    expect(consents).toMatchObject({ count: 7, basis: { id: expect.stringContaining('UU 27/2022') } });
    expect(consents?.items).toHaveLength(5);
    const times = consents?.items.map(({ at }) => at) ?? [];
    expect(times).toEqual(times.toSorted().toReversed());
  });
});

/** Tables that point to a person and hold nothing more to tell, and why; all others are in a section. */
const untold = {
  person_distinctions: 'says that two people are two; the deed is in the history',
  'invitation_group_members.person_id':
    'a list of whom to invite together; each invitation is in the section attendance',
  account_mails: 'a mail that is sent within minutes, and then forgotten',
  password_resets: 'secrets of links that are good for half an hour',
  recovery_codes: 'secrets; how many are left stands on the page of account security',
  totp_factors: 'a secret; since when is in the section account',
  'invitations.invited_by': 'the invitation is about whom it invites; the deed is in the history',
  'consents.by_id': 'the same person',
  'note_blocks.created_by_id': 'the minutes are about the meeting; the deed is in the history',
  'note_blocks.updated_by_id': 'the same',
  'minutes_comments.author_id':
    'what was said about minutes is about the meeting; the deed is in the history',
  'agenda_files.uploaded_by_id': 'a file belongs to the meeting; the deed is in the history',
  'topic_proposals.proposed_by_id': 'what was proposed is of the organisation; the deed is in the history',
  'minutes_versions.approved_by_id': 'the same',
  'imports.created_by_id': 'the table is forgotten after a month; the deed is in the history',
  'corrections.answered_by_id': 'the request is about who asked; the deed is in the history',
};

it('every column that points to a person is in a section, or has a reason not to be', async () => {
  const found = await office.rows<{ place: string }>(sql`
    SELECT c.conrelid::regclass || '.' || a.attname AS place FROM pg_constraint c
      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f' AND c.confrelid IN ('users'::regclass, 'people'::regclass) ORDER BY 1`);
  const told = [
    'api_tokens',
    'appointments',
    'attendances',
    'consents',
    'corrections',
    'identities',
    'passkeys',
    'people',
    'person_consents',
  ];
  const sections = [...told, 'contacts', 'contact_consents', 'role_grants', 'saved_filters', 'sessions'];
  const isKnown = (place: string) =>
    place in untold || (place.split('.')[0] ?? '') in untold || sections.includes(place.split('.')[0] ?? '');
  expect(found.map(({ place }) => place).filter((place) => !isKnown(place))).toEqual([]);
});
