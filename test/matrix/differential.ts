import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { aMeeting } from '../support/factories.js';
import { aPdf, attach } from '../support/files.js';
import type { Person, TestOffice } from '../support/office.js';
import { plan } from '../support/reminders.js';
import type { MatrixWorld } from './column.js';
import { atOnce } from './door.js';
import { readingsFor, withLimit, withParameter } from './parameters.js';
import type { Asker, Principal } from './principals.js';
import type { Ask } from './requests.js';
import type { Twin } from './twin.js';
import { aTwin, proposalFor } from './twins.js';

/** What a reader is told, by address: names do not give a figure away, so every answer is kept to the byte. */
interface Answers {
  name: Principal;
  answers: ReadonlyMap<string, string>;
}

/** All that these readers can read of theirs: whole, a line at a time, and by a word that both companies have. */
export async function answersTo(
  world: MatrixWorld & { asks: readonly Ask[] },
  askers: readonly Asker[],
): Promise<Answers[]> {
  const found: Answers[] = [];
  for (const asker of askers) found.push({ name: asker.name, answers: await answersOf(world, asker) });
  return found;
}

async function answersOf(
  { office, mawar, asks }: MatrixWorld & { asks: readonly Ask[] },
  { name, headers, own }: Asker,
): Promise<Answers['answers']> {
  const ids = { ...mawar, ...own };
  const paths = readingsFor(asks, name)
    // Whoever takes their data along is told so ever after.
    .filter(({ line }) => line !== 'GET /api/me/data/export')
    .flatMap((ask) => [ask.path(ids), ...variations(ask.line, ask.path(ids))]);
  const told = await atOnce([...new Set(paths)], async (path): Promise<[string, string]> => {
    const { statusCode, headers: sent, payload } = await office.app.inject({ url: path, headers });
    // A refusal names the request.
    const text = statusCode === 200 ? payload : '';
    return [path, `${statusCode} ${sent.etag ?? ''} ${text}`];
  });
  return new Map(told);
}

function variations(line: string, path: string): string[] {
  if (line === 'GET /api/meetings/calendar') return [`${path}?from=2025-10-01&to=2025-10-31`];
  const whole = withLimit(line, path);
  return whole === path ? [] : [whole, `${path}?limit=1`, withParameter(line, path, 'q', 'kenari')];
}

/** What tells of exempt parts all the same. */
export const borneOfExempt = [
  // That something of the meeting has changed: its next writer has to know.
  /^200 "\d+"|"version":\d+/g,
];

/** Where someone is told something else than before, and what. */
export function changes(
  before: readonly Answers[],
  after: readonly Answers[],
  borne: readonly RegExp[] = [],
): string[] {
  return after.flatMap(({ name, answers }, at) =>
    [...answers].flatMap(([path, text]) => {
      // The leader of a meeting finds every organisation that might be invited.
      if (name === 'chair' && path.startsWith('/api/organisations')) return [];
      const [was = '', is = ''] = [before[at]?.answers.get(path) ?? '', text].map((one) =>
        borne.reduce((rest, words) => rest.replaceAll(words, ''), one),
      );
      if (was === is) return [];
      const from = Math.max(0, [...is].findIndex((letter, place) => letter !== was[place]) - 60);
      return [`${name} ${path}: … ${was.slice(from, from + 120)} … became … ${is.slice(from, from + 120)}`];
    }),
  );
}

/** More of what is none of the first company's business: a third company, and more of the second one's. */
export async function moreOfOthers(office: TestOffice, staff: Person, melati: Twin): Promise<void> {
  await aTwin(office, staff, 'anggrekkenari', 1);
  const { organisation, agency, chair: chairPositionId, district: districtCode, canary } = melati;
  for (let more = 0; more < 3; more += 1) {
    const { id } = await aMeeting(office, {
      title: `Rapat lagi ${canary}`,
      chairPositionId,
      districtCode,
      attendees: [organisation, agency],
      publish: true,
    });
    await staff
      .post(`/api/meetings/${id}/decisions`, { text: `Putusan lagi ${canary}` })
      .set('If-Match', '*')
      .expect(201);
    await aPromiseIn(staff, id, melati);
  }
  await plan(office);
}

/** The second company has something to do with a meeting of the first one, at which its people do not sit. */
export async function othersInOwnMeeting(
  office: TestOffice,
  staff: Person,
  { meeting }: Twin,
  melati: Twin,
): Promise<void> {
  await aPromiseIn(staff, meeting, melati);
  await proposalFor(office, meeting, melati.organisation, melati.canary);
  await plan(office);
}

/** Exempt parts of a meeting that is open. */
export async function exemptInOwnMeeting(
  office: TestOffice,
  staff: Person,
  { meeting }: Twin,
): Promise<void> {
  const path = `/api/meetings/${meeting}`;
  const asked = { topic: 'permits', classification: 'exempt', title: 'Acara tertutup' };
  const { body } = await staff.post(`${path}/agenda-items`, asked).expect(201);
  const item =
    (body.agendaItems as { id: string; title: string }[]).find(({ title }) => title === asked.title)?.id ??
    '';
  await attach(staff, { meeting, item }, aPdf('tertutup'), 'Tertutup.pdf').expect(201);
  await staff
    .post(`${path}/decisions`, { text: 'Putusan tertutup', agendaItemId: item })
    .set('If-Match', '*')
    .expect(201);
  const note = randomUUID();
  await staff
    .send('put', `${path}/note-blocks/${note}`)
    .set('If-None-Match', '*')
    .send({ agendaItemId: item, orderKey: 'a0', kind: 'information', text: 'Catatan tertutup' })
    .expect(200);
  await office.rows(sql`
    INSERT INTO minutes_comments (
      id, meeting_id, block_id, agenda_item_id, quote, text, status, author_name, created_at)
    VALUES (gen_random_uuid(), ${meeting}, ${note}, ${item}, 'Catatan', 'Koreksi tertutup', 'open', 'Uji', now())`);
}

/** With figures that nobody else has. */
async function aPromiseIn(
  staff: Person,
  meetingId: string,
  { organisation, agency, district, canary }: Twin,
) {
  const sides = { ownerId: organisation, verifierId: agency, districtCode: district, meetingId };
  const measured = {
    topic: 'csr',
    dueOn: '2026-06-30',
    target: 7919,
    unit: 'orang',
    plannedValue: 7_919_000,
  };
  const { body } = await staff
    .post('/api/commitments', { title: `Janji lagi ${canary}`, ...sides, ...measured })
    .expect(201);
  const path = `/api/commitments/${body.id}`;
  for (const verb of ['agree', 'start']) await staff.post(`${path}/moves`, { verb }).expect(201);
  await staff.post(`${path}/progress`, { value: 6101, note: `Sudah ${canary}` }).expect(201);
  await staff.post(`${path}/extensions`, { dueOn: '2026-12-31', reason: `Cuaca ${canary}` }).expect(201);
}
