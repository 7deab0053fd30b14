import { randomUUID } from 'node:crypto';
import { aMeeting } from '../support/factories.js';
import { aPdf, attach } from '../support/files.js';
import type { Person, TestOffice } from '../support/office.js';
import { sendAll } from './mails.js';
import type { Ids, Twin } from './twin.js';
import { minutesOf } from './twins.js';

/** Stands in every text that is exempt, and nowhere else. */
export const closed = { meetings: 'rapattertutup', commitment: 'janjitertutup' } as const;

/** Exempt records of the first company, whose people ask: a meeting, an item of an open meeting, a promise. */
export async function whatIsExempt(office: TestOffice, staff: Person, twin: Twin): Promise<Partial<Ids>[]> {
  const about = {
    chairPositionId: twin.chair,
    districtCode: twin.district,
    attendees: [twin.organisation, twin.agency],
  };
  const word = closed.meetings;
  const whole = await aMeeting(office, {
    ...about,
    title: `Rapat ${word}`,
    classification: 'exempt',
    date: '2026-07-14',
  });
  const partly = await aMeeting(office, { ...about, title: 'Rapat terbuka' });
  const noMore = await aMeeting(office, { ...about, title: 'Rapat terbuka kembali' });
  const parts = [
    await partsOf(office, staff, whole.id, word),
    await partsOf(office, staff, partly.id, word),
    await struckIn(staff, noMore.id, word),
  ];
  const seats = { positionIds: [twin.position] };
  await staff.post(`/api/meetings/${whole.id}/invitees`, seats).set('If-Match', '*').expect(201);
  for (const { meeting } of parts)
    await staff.post(`/api/meetings/${meeting}/moves`, { verb: 'publish' }).expect(201);
  const commitment = await aPromise(staff, twin);
  await sendAll(office);
  return [...parts, { commitment }];
}

/** An exempt item that is struck again: only the history still has its words. */
async function struckIn(staff: Person, meeting: string, word: string): Promise<Partial<Ids>> {
  const path = `/api/meetings/${meeting}/agenda-items`;
  const item = { topic: 'permits', classification: 'exempt', title: `Dicoret ${word}` };
  const { body } = await staff.post(path, item).expect(201);
  const [made] = body.agendaItems as { id: string }[];
  await staff.delete(`${path}/${made?.id}`).set('If-Match', `"${body.version}"`).expect(200);
  return { meeting };
}

/** An item of the meeting that is exempt, with all that hangs on it. */
async function partsOf(
  office: TestOffice,
  staff: Person,
  meeting: string,
  word: string,
): Promise<Partial<Ids>> {
  const path = `/api/meetings/${meeting}`;
  const add = async (kind: string, body: object) =>
    (await staff.post(`${path}/${kind}`, body).set('If-Match', '*').expect(201)).body as {
      agendaItems: { id: string }[];
      decisions: { id: string }[];
    };
  const exempt = { topic: 'permits', classification: 'exempt' };
  const item = (await add('agenda-items', { ...exempt, title: `Acara ${word}` })).agendaItems[0]?.id ?? '';
  const { body } = await attach(staff, { meeting, item }, aPdf(word), `${word}.pdf`).expect(201);
  const decided = await add('decisions', { text: `Putusan ${word}`, agendaItemId: item });
  const note = randomUUID();
  await staff
    .send('put', `${path}/note-blocks/${note}`)
    .set('If-None-Match', '*')
    .send({ agendaItemId: item, orderKey: 'a0', kind: 'information', text: `Catatan ${word}` })
    .expect(200);
  const comment = await minutesOf(office, meeting, item, note, word, 'Uji');
  const file = body.agendaItems[0].files[0].id as string;
  return { meeting, item, file, note, comment, decision: decided.decisions[0]?.id ?? '' };
}

/** Its two sides see it; nobody else who is not of the regency does. */
async function aPromise(staff: Person, twin: Twin): Promise<string> {
  const word = closed.commitment;
  const measured = { topic: 'permits', dueOn: '2026-06-30', target: 1, unit: 'izin' };
  const sides = { ownerId: twin.organisation, verifierId: twin.agency, districtCode: twin.district };
  const { body } = await staff
    .post('/api/commitments', { ...measured, ...sides, title: `Janji ${word}`, classification: 'exempt' })
    .expect(201);
  const path = `/api/commitments/${body.id}`;
  for (const verb of ['agree', 'start']) await staff.post(`${path}/moves`, { verb }).expect(201);
  await staff.post(`${path}/progress`, { value: 0, note: `Sudah ${word}` }).expect(201);
  await staff.post(`${path}/extensions`, { dueOn: '2026-12-31', reason: `Sebab ${word}` }).expect(201);
  return body.id as string;
}
