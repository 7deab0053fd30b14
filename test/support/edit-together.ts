import { deepEqual } from 'node:assert/strict';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { addMinutes } from '../../src/kernel/calendar.js';
import { Dice } from './dice.js';
import { EditVerdict } from './edit-verdict.js';
import { aMeeting, anOrganisation } from './factories.js';
import { MeetingEditor } from './meeting-editor.js';
import type { Attempt, Desk } from './meeting-reader.js';
import { storedParts, storyOf } from './meeting-replay.js';
import { Person, type TestOffice } from './office.js';

/** Longer than a sitting at one paragraph. */
const rest = 11;
const stretches = 3;

interface Crowd {
  people: number;
  edits: number;
  seed: number;
  /** Where every other of them is served. */
  elsewhere?: NestFastifyApplication;
}

/**
 * So many people edit one meeting at once, each on what they last read; answers how often they were heard once all of
 * it has been held against the history.
 */
export async function editTogether(
  office: TestOffice,
  { people, edits, seed, elsewhere }: Crowd,
): Promise<Record<Attempt['outcome'], number>> {
  const { id: meetingId } = await aMeeting(office);
  const { id: ownerId } = await anOrganisation(office);
  const desk: Desk = { path: `/api/meetings/${meetingId}`, meetingId, ownerId, log: [], stretch: 0 };
  const editors = await Promise.all(
    Array.from({ length: people }, async (_, at) => {
      const here = await office.person('staff');
      const person =
        elsewhere === undefined || at % 2 === 0 ? here : new Person(elsewhere, here.cookie, here.userId);
      return new MeetingEditor(person, new Dice(seed * 100 + at), desk);
    }),
  );
  const beginning = office.clock.now();
  for (desk.stretch = 0; desk.stretch < stretches; desk.stretch += 1) {
    office.clock.travel(addMinutes(beginning, desk.stretch * rest).toISOString());
    const until = (edits * (desk.stretch + 1)) / stretches;
    await Promise.all(
      editors.map(async (editor) => {
        while (desk.log.length < until) await editor.edit();
      }),
    );
  }
  // After a rest somebody goes on in each paragraph: then nothing is left that history has yet to tell.
  office.clock.travel(addMinutes(beginning, desk.stretch * rest).toISOString());
  await editors[0]?.touchAll();
  office.clock.travel();
  const verdict = new EditVerdict(meetingId, await storyOf(office, meetingId));
  verdict.holdVersioned(desk.log);
  verdict.holdNotes(desk.log);
  const stored = await storedParts(office, meetingId);
  for (const kind of ['item', 'decision', 'note', 'commitment'] as const)
    deepEqual(Object.fromEntries(verdict.replay.parts[kind]), Object.fromEntries(stored[kind]));
  const of = (outcome: Attempt['outcome']) =>
    desk.log.filter((attempt) => attempt.outcome === outcome).length;
  return { accepted: of('accepted'), stale: of('stale'), refused: of('refused') };
}
