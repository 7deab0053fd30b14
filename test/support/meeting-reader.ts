import type { Response } from 'supertest';
import type { Dice } from './dice.js';
import type { Fields, Kind } from './meeting-replay.js';
import type { Person } from './office.js';

/** One write that was asked for: on what its writer had read, and what came of it. */
export interface Attempt {
  by: string;
  /** Which stretch of work it fell into; between two of them everybody rests longer than a sitting lasts. */
  stretch: number;
  kind: Kind;
  /** The part; of an addition, null until it is there. */
  id: string | null;
  /** Null for an addition. */
  version: number | null;
  basis: Fields | null;
  /** What the part was to be, as far as it was told; null when it was to go. */
  wish: Fields | null;
  /** Striking what somebody has struck already is heard, and does nothing. */
  strikes?: true;
  outcome: 'accepted' | 'stale' | 'refused';
  current?: { version: number };
}

export interface Known {
  version: number;
  fields: Fields;
}

/** What all writers of a meeting share. */
export interface Desk {
  path: string;
  meetingId: string;
  ownerId: string;
  log: Attempt[];
  stretch: number;
}

export interface MeetingAsRead {
  version: number;
  agendaItems: (Fields & { id: string })[];
  decisions: (Fields & { id: string })[];
}

export const itemFields = ['number', 'topic', 'title', 'minutes', 'presenter', 'classification', 'returns'];
export const decisionFields = ['number', 'topic', 'text', 'agendaItemId'];
export const noteFields = [
  'agendaItemId',
  'orderKey',
  'kind',
  'text',
  'speakerName',
  'decisionId',
  'commitmentId',
  'deleted',
];
const promiseFields = [
  'title',
  'supporting',
  'indicator',
  'baseline',
  'target',
  'dueOn',
  'place',
  'plannedValue',
  'question',
];

/** Somebody who remembers what they read of a meeting, and what they were answered. */
export class MeetingReader {
  protected meeting: MeetingAsRead | undefined;
  protected readonly notes = new Map<string, Known>();
  protected readonly promises = new Map<string, Known>();

  constructor(
    protected readonly person: Person,
    protected readonly dice: Dice,
    protected readonly desk: Desk,
  ) {}

  async look(): Promise<void> {
    const { path } = this.desk;
    this.meeting = (await this.person.get(path).expect(200)).body as MeetingAsRead;
    const { body } = await this.person.get(`${path}/note-blocks?limit=200`).expect(200);
    for (const note of body.items as Fields[]) this.learnNote(note);
    if (this.dice.next() < 0.5) return;
    const promises = await this.person.get(`/api/commitments?meetingId=${this.desk.meetingId}&limit=200`);
    const { id } = this.dice.pick(promises.body.items as { id: string }[]) ?? {};
    if (id !== undefined)
      this.learnPromise((await this.person.get(`/api/commitments/${id}`).expect(200)).body);
  }

  protected note(
    { status, body }: Pick<Response, 'status' | 'body'>,
    attempt: Omit<Attempt, 'by' | 'stretch' | 'outcome' | 'current'>,
  ): void {
    if (![200, 201, 404, 409, 412, 422, 428].includes(status))
      throw new Error(`${status}: ${JSON.stringify({ body, attempt })}`);
    const outcome = status < 300 ? 'accepted' : status === 412 ? 'stale' : 'refused';
    const { userId: by } = this.person;
    this.desk.log.push({
      ...attempt,
      by,
      stretch: this.desk.stretch,
      outcome,
      ...(status === 412 && { current: body.current }),
    });
  }

  protected learnNote(view: Fields): void {
    this.notes.set(view['id'] as string, {
      version: view['version'] as number,
      fields: picked(view, noteFields),
    });
  }

  protected learnPromise(view: Fields): void {
    this.promises.set(view['id'] as string, {
      version: view['version'] as number,
      fields: picked(view, promiseFields),
    });
  }

  protected pickItem() {
    return this.dice.pick((this.meeting as MeetingAsRead).agendaItems);
  }

  protected pickOf(known: ReadonlyMap<string, Known>): [string, Known] | undefined {
    return this.dice.pick([...known]);
  }
}

export function picked(view: Fields, fields: readonly string[]): Fields {
  return Object.fromEntries(fields.map((field) => [field, view[field]]));
}

/** The paragraphs that anybody began. */
export function noteIdsIn(log: readonly Attempt[]): string[] {
  const begun = log.filter(
    ({ kind, version, outcome }) => kind === 'note' && version === null && outcome === 'accepted',
  );
  return begun.map(({ id }) => id as string);
}
