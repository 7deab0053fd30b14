import { randomUUID } from 'node:crypto';
import { aMeeting } from '../support/factories.js';
import { aPdf, attach } from '../support/files.js';
import type { Person, TestOffice } from '../support/office.js';
import { plan } from '../support/reminders.js';
import type { Ids, Twin } from './twin.js';
import { proposalFor } from './twins.js';

/**
 * Where a meeting can stand with its minutes, by the letter that stands for it in authz-states.csv, in this order.
 * `withdrawn` was cancelled before anybody heard of it, `closed` was closed over minutes that nobody approved, of
 * `erratum` the approved minutes are being corrected. One that runs or is postponed reads like one that is scheduled.
 */
export const meetingStates = {
  draft: 'D',
  withdrawn: 'W',
  scheduled: 'S',
  cancelled: 'X',
  held: 'H',
  round: 'C',
  finalised: 'F',
  erratum: 'E',
  closed: 'O',
} as const;
export type MeetingState = keyof typeof meetingStates;

/** Where a promise can stand; one that is agreed, blocked or on hold reads like one that was started. */
export const promiseStates = {
  proposed: 'P',
  started: 'S',
  submitted: 'U',
  fulfilled: 'F',
  cancelled: 'X',
} as const;
export type PromiseState = keyof typeof promiseStates;

/** What there is of each, and what its texts begin with; the state follows, and nothing else has either. */
export const meetingParts = {
  title: 'judul',
  seat: 'tamu',
  item: 'acara',
  struck: 'dicoret',
  file: 'berkas',
  decision: 'putusan',
  note: 'catatan',
  comment: 'koreksi',
  proposal: 'usulan',
  reason: 'dalih',
  /** What an erratum brings while it is a draft. */
  erratum: 'ralat',
  promise: 'janji',
} as const;
export const promiseParts = { title: 'tekad', progress: 'kemajuan', reason: 'alasan' } as const;

/** One of each, about the first company, whose people ask. */
export interface States {
  meetings: Record<MeetingState, Partial<Ids>>;
  promises: Record<PromiseState, Partial<Ids>>;
}

const notYet: readonly MeetingState[] = ['draft', 'withdrawn', 'scheduled', 'cancelled'];

/** Makes them as people do; `chair` corrects minutes. */
export async function inEveryState(
  office: TestOffice,
  staff: Person,
  chair: Person,
  twin: Twin,
): Promise<States> {
  const meetings = {} as States['meetings'];
  for (const state of Object.keys(meetingStates) as MeetingState[]) {
    const ids = await aWholeMeeting(office, staff, twin, state);
    await moveTo(state, ids, staff, chair);
    meetings[state] = ids;
  }
  const promises = {} as States['promises'];
  for (const state of Object.keys(promiseStates) as PromiseState[])
    promises[state] = await aPromise(staff, twin, state);
  await plan(office);
  return { meetings, promises };
}

type Whole = Record<'meeting' | 'item' | 'file' | 'decision' | 'note' | 'attendance' | 'commitment', string>;

async function aWholeMeeting(
  office: TestOffice,
  staff: Person,
  twin: Twin,
  state: MeetingState,
): Promise<Whole> {
  const word = (part: keyof typeof meetingParts) => meetingParts[part] + state;
  const { id: meeting } = await aMeeting(office, {
    title: `Rapat ${word('title')}`,
    chairPositionId: twin.chair,
    districtCode: twin.district,
    attendees: [twin.organisation, twin.agency],
    ...(notYet.includes(state) && { date: '2026-07-14' }),
  });
  const add = async (kind: string, body: object) =>
    (
      await staff
        .post(`/api/meetings/${meeting}/${kind}`, body)
        .set('If-Match', '*')
        .expect(({ status, text }) => {
          if (status !== 201) throw new Error(text);
        })
    ).body as {
      version: number;
      agendaItems: { id: string }[];
      attendances: { id: string }[];
      decisions: { id: string }[];
    };
  const seated = await add('attendances', { name: `Tamu ${word('seat')}`, organisationId: twin.agency });
  const { agendaItems } = await add('agenda-items', { title: `Acara ${word('item')}`, topic: 'csr' });
  const item = agendaItems[0]?.id ?? '';
  const more = await add('agenda-items', { title: `Acara ${word('struck')}`, topic: 'csr' });
  const struck = `/api/meetings/${meeting}/agenda-items/${more.agendaItems[1]?.id}`;
  await staff.delete(struck, more.version).expect(200);
  const { body: withFile } = await attach(
    staff,
    { meeting, item },
    aPdf(word('file')),
    `${word('file')}.pdf`,
  );
  const decided = await add('decisions', { text: `Putusan ${word('decision')}`, agendaItemId: item });
  const note = randomUUID();
  await writeNote(staff, { meeting, item, note }, `Catatan ${word('note')}`);
  const about = { ownerId: twin.organisation, verifierId: twin.agency, districtCode: twin.district };
  const measured = { topic: 'csr', dueOn: '2026-06-30', target: 10, unit: 'orang' };
  const { body: promise } = await staff
    .post('/api/commitments', {
      ...about,
      ...measured,
      title: `Janji ${word('promise')}`,
      meetingId: meeting,
    })
    .expect(201);
  await proposalFor(office, meeting, twin.organisation, word('proposal'));
  return {
    meeting,
    item,
    file: withFile.agendaItems[0].files[0].id as string,
    decision: decided.decisions[0]?.id ?? '',
    note,
    attendance: seated.attendances.at(-1)?.id ?? '',
    commitment: promise.id as string,
  };
}

function writeNote(
  staff: Person,
  { meeting, item, note }: Pick<Whole, 'meeting' | 'item' | 'note'>,
  text: string,
) {
  return staff
    .send('put', `/api/meetings/${meeting}/note-blocks/${note}`)
    .set('If-None-Match', '*')
    .send({ agendaItemId: item, orderKey: 'a0', kind: 'information', text })
    .expect(200);
}

async function moveTo(state: MeetingState, ids: Whole, staff: Person, chair: Person): Promise<void> {
  const path = `/api/meetings/${ids.meeting}`;
  const note = `Sebab ${meetingParts.reason}${state}`;
  const move = (verb: string, more: object = {}) =>
    staff.post(`${path}/moves`, { verb, note, ...more }).expect(201);
  const minutes = (verb: string) => staff.post(`${path}/minutes/moves`, { verb, note }).expect(201);
  if (state === 'draft') return;
  if (state === 'withdrawn') return void (await move('cancel'));
  await move('publish');
  if (state === 'cancelled') await move('cancel');
  if (notYet.includes(state)) return;
  await move('finish');
  if (state === 'held') return;
  if (state === 'closed') return void (await move('close', { nevertheless: note }));
  await minutes('open_round');
  const said = { text: `Koreksi ${meetingParts.comment}${state}` };
  const { body } = await chair.post(`${path}/minutes/note-blocks/${ids.note}/comments`, said).expect(201);
  if (state === 'round') return;
  await minutes('end_round');
  const [comment] = body.comments as { id: string }[];
  await staff.post(`${path}/minutes/comments/${comment?.id}/answers`, { takenOver: true }).expect(201);
  await staff.post(`${path}/minutes/approvals`, { chairApproved: true }).expect(201);
  if (state === 'erratum') await correct(minutes, staff, path, ids);
}

/** An erratum that has begun, and is nobody's business yet but of who writes and who signs. */
async function correct(
  minutes: (verb: string) => unknown,
  staff: Person,
  path: string,
  ids: Whole,
): Promise<void> {
  const text = `Yang benar ${meetingParts.erratum}erratum`;
  await minutes('correct');
  await writeNote(staff, { ...ids, note: randomUUID() }, text);
  await staff.post(`${path}/decisions`, { text }).set('If-Match', '*').expect(201);
  const { body } = await staff.post(`${path}/agenda-items`, { title: text, topic: 'csr' }).expect(201);
  await staff.patch(path, body.version as number, { title: text }).expect(200);
}

const waysTo: Record<PromiseState, readonly string[]> = {
  proposed: [],
  started: ['agree', 'start'],
  submitted: ['agree', 'start', 'submit'],
  fulfilled: ['agree', 'start', 'submit', 'verify'],
  cancelled: ['cancel'],
};

async function aPromise(staff: Person, twin: Twin, state: PromiseState): Promise<Partial<Ids>> {
  const { organisation: ownerId, agency: verifierId, district: districtCode, meeting: meetingId } = twin;
  const measured = { topic: 'csr', dueOn: '2026-06-30', target: 10, unit: 'orang' };
  const about = {
    title: `Janji ${promiseParts.title}${state}`,
    ownerId,
    verifierId,
    districtCode,
    meetingId,
  };
  const { body } = await staff.post('/api/commitments', { ...measured, ...about }).expect(201);
  const path = `/api/commitments/${body.id}`;
  for (const verb of waysTo[state]) {
    if (verb === 'submit')
      await staff
        .post(`${path}/progress`, { value: 10, note: `Sudah ${promiseParts.progress}${state}` })
        .expect(201);
    await staff.post(`${path}/moves`, { verb, note: `Sebab ${promiseParts.reason}${state}` }).expect(201);
  }
  return { commitment: body.id as string };
}
