import { randomUUID } from 'node:crypto';
import type { MinutesContent } from '../../src/features/meetings/approval/minutes.snapshot.js';
import type { MinutesView } from '../../src/features/meetings/approval/minutes.dto.js';
import type { MeetingView } from '../../src/features/meetings/meeting.views.dto.js';
import type { NoteBlockView, SavedNotes } from '../../src/features/meetings/minutes/note-block.dto.js';
import type { Dice } from '../support/dice.js';
import type { HeldMinutes } from '../support/held-minutes.js';
import type { Person } from '../support/office.js';

export interface Request {
  person: Person;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: object;
  headers?: Record<string, string>;
}

export interface Answer {
  /** 0 when none came. */
  status: number;
  body: unknown;
}

/** Asks a program; one that dies meanwhile answers nothing. */
export async function ask(base: string, { person, method, path, body, headers }: Request): Promise<Answer> {
  try {
    const answer = await fetch(base + path, {
      method,
      headers: {
        Cookie: person.cookie,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json().catch(() => null) };
  } catch {
    return { status: 0, body: null };
  }
}

/** Something one person does to minutes, as often as needed: sent again it is the same request. */
export interface Deed {
  name: string;
  request: Request;
  /** How to see in a version that it was done. */
  isIn: (content: MinutesContent) => boolean;
}

/** What one reads before acting: the base of every `If-Match`. */
export interface Seen {
  meeting: MeetingView;
  minutes: MinutesView;
  blocks: NoteBlockView[];
}

type Make = (held: HeldMinutes, seen: Seen, by: Person, dice: Dice) => Deed;

const post = (person: Person, path: string, body: object): Request => ({
  person,
  method: 'POST',
  path,
  body,
  headers: { 'Idempotency-Key': randomUUID() },
});
const matching = (version: number) => ({ 'If-Match': `"${version}"` });
const always = () => true;

/** A paragraph among the first few, so that several go for the same. */
const someBlock = ({ blocks }: Seen, dice: Dice): NoteBlockView => dice.pick(blocks.slice(0, 3));

export const makers = {
  finalise: (held, _, by) => ({
    name: 'finalise',
    request: post(by, `${held.path}/approvals`, { chairApproved: true }),
    isIn: always,
  }),
  endRound: (held, _, by) => ({
    name: 'end the round',
    request: post(by, `${held.path}/moves`, { verb: 'end_round' }),
    isIn: always,
  }),
  autosave: (held, seen, person, dice) => {
    const { id, version, agendaItemId, orderKey, kind } = someBlock(seen, dice);
    const text = `Diketik ${randomUUID()}`;
    const blocks = [{ id, version, block: { agendaItemId, orderKey, kind, text } }];
    return {
      name: 'autosave',
      request: {
        person,
        method: 'PUT',
        path: `${held.notes.path}/note-blocks`,
        body: { writerId: person.userId, blocks },
      },
      isIn: (content) => content.blocks.some((block) => block.id === id && block.text === text),
    };
  },
  write: (held, _, person, dice) => {
    const id = randomUUID();
    const block = held.notes.content({ text: `Baru ${id}`, orderKey: `b${dice.below(1000)}` });
    return {
      name: 'write a paragraph',
      request: {
        person,
        method: 'PUT',
        path: `${held.notes.path}/note-blocks/${id}`,
        body: block,
        headers: { 'If-None-Match': '*' },
      },
      isIn: (content) => content.blocks.some((one) => one.id === id && one.text === `Baru ${id}`),
    };
  },
  strike: (held, seen, person, dice) => {
    const { id, version } = someBlock(seen, dice);
    const path = `${held.notes.path}/note-blocks/${id}`;
    return {
      name: 'strike a paragraph',
      request: { person, method: 'DELETE', path, headers: matching(version) },
      isIn: (content) => !content.blocks.some((block) => block.id === id),
    };
  },
  decide: (held, _, person) => {
    const text = `Diputuskan ${randomUUID()}`;
    return {
      name: 'add a decision',
      request: post(person, `${held.notes.path}/decisions`, { text }),
      isIn: ({ decisions }) => decisions.some((decision) => decision.text === text),
    };
  },
  undecide: (held, { meeting }, person, dice) => {
    const { id, text } = dice.pick(meeting.decisions);
    const path = `${held.notes.path}/decisions/${id}`;
    return {
      name: 'delete a decision',
      request: { person, method: 'DELETE', path, headers: matching(meeting.version) },
      isIn: ({ decisions }) => !decisions.some((decision) => decision.text === text),
    };
  },
  retitle: (held, { meeting }, person, dice) => {
    const title = `Acara ${randomUUID()}`;
    const path = `${held.notes.path}/agenda-items/${dice.pick(meeting.agendaItems).id}`;
    return {
      name: 'edit an agenda item',
      request: { person, method: 'PATCH', path, body: { title }, headers: matching(meeting.version) },
      isIn: ({ agenda }) => agenda.some((item) => item.title === title),
    };
  },
  attend: (held, _, person) => {
    const name = `Tamu ${randomUUID()}`;
    return {
      name: 'add an attendance',
      request: post(person, `${held.notes.path}/attendances`, {
        name,
        organisationId: held.organisationId,
        status: 'present',
      }),
      isIn: ({ attendance }) => attendance.some((seat) => seat.name === name),
    };
  },
  comment: (held, { blocks }) => ({
    name: 'comment',
    request: post(held.liaison, `${held.path}/note-blocks/${blocks.at(-1)?.id}/comments`, {
      text: 'Kami 62',
    }),
    // A comment changes nothing; that it was answered before the approval is checked apart.
    isIn: always,
  }),
} satisfies Record<string, Make>;

/** Whether it was accepted, refused as it may be, or left without an answer; anything else is a fault. */
export function outcomeOf({ status, body }: Answer): 'done' | 'refused' | 'lost' | 'wrong' {
  if (status === 0) return 'lost';
  if (status === 409 || status === 412) return 'refused';
  if (status !== 200 && status !== 201) return 'wrong';
  const saved = body as Partial<SavedNotes> | null;
  const states = Array.isArray(saved?.items) ? saved.items.map(({ state }) => state) : ['saved'];
  if (states.every((state) => state === 'saved')) return 'done';
  return states.every((state) => state === 'stale') ? 'refused' : 'wrong';
}
