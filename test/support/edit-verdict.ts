import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Attempt } from './meeting-reader.js';
import { type Entry, type Fields, Replay } from './meeting-replay.js';

interface Told {
  entry: Entry;
  before?: Fields;
  after?: Fields;
}

/** A paragraph as its last write left it. */
interface Left {
  fields: Fields;
  by: string;
  stretch: number;
}

/**
 * Holds what writers were told against what history tells: each accepted edit is the one that followed the version it was
 * made on, nothing else stands there, and whoever was too late was told so with what is there now.
 */
export class EditVerdict {
  readonly replay = new Replay();
  /** The entries of one record by the version that each of them made. */
  private readonly made = new Map<string, Told[]>();

  constructor(
    private readonly meetingId: string,
    story: readonly Entry[],
  ) {
    for (const entry of story) {
      const { before, after } = this.replay.play(entry) ?? {};
      const told = { entry, ...(before && { before }), ...(after && { after }) };
      this.made.set(entry.id, [...(this.made.get(entry.id) ?? []), told]);
    }
  }

  /** Of records that raise their version with each entry: the meeting with its items and decisions, and commitments. */
  holdVersioned(log: readonly Attempt[]): void {
    const of = (outcome: Attempt['outcome']) =>
      log.filter((attempt) => attempt.kind !== 'note' && attempt.outcome === outcome);
    const told = [...this.made.values()].flat().filter(({ entry }) => entry.type !== 'note-block');
    // The meeting began by itself.
    equal(told.length, of('accepted').length + 1);
    for (const attempt of of('accepted')) if (attempt.version !== null) this.holdEdit(attempt);
    for (const attempt of of('stale')) {
      ok(this.made.get(this.recordOf(attempt))?.[attempt.version as number], 'a false alarm');
      isShownNewer(attempt);
    }
  }

  /** Of paragraphs, in which going on in one's own words leaves no entry: each write by the version that it was made on. */
  holdNotes(log: readonly Attempt[]): void {
    const notes = new Map<string, Attempt[]>();
    for (const attempt of log.filter(({ kind }) => kind === 'note')) {
      const id = attempt.id as string;
      notes.set(id, [...(notes.get(id) ?? []), attempt]);
    }
    for (const [id, attempts] of notes) {
      const accepted = attempts.filter(({ outcome }) => outcome === 'accepted');
      this.holdNote(id, accepted);
      for (const attempt of attempts) if (attempt.outcome === 'stale') isShownNewer(attempt);
    }
  }

  private holdEdit({ kind, id, by, version, basis, wish }: Attempt): void {
    const found = this.made.get(this.recordOf({ kind, id }))?.[version as number];
    ok(found, `history has nothing that was made on version ${version} of ${kind} ${id}`);
    const { entry, before, after } = found;
    equal(entry.actorId, by);
    // Its writer had read what was there.
    deepEqual({ ...before, ...basis }, before);
    if (wish === null) deepEqual([after, entry.change['id']], [undefined, id]);
    else deepEqual(after, { ...before, ...wish });
  }

  private holdNote(id: string, accepted: readonly Attempt[]): void {
    const entries = [...(this.made.get(id) ?? [])];
    const versions = Math.max(0, ...accepted.map(({ version }) => 1 + (version ?? 0)));
    let left: Left | undefined;
    for (let version = 0; version < versions; version += 1) {
      const heard = accepted.filter((attempt) => (attempt.version ?? 0) === version);
      const write = theOne(heard, entries[0]?.entry);
      left = write === undefined ? withoutDecision(left) : written(write, left, entries);
    }
    deepEqual(entries, [], 'history tells what nobody wrote');
  }

  private recordOf({ kind, id }: Pick<Attempt, 'kind' | 'id'>): string {
    return kind === 'commitment' ? (id as string) : this.meetingId;
  }
}

/** Both versions: one's own, which was sent, and a later one. */
function isShownNewer({ version, current }: Attempt): void {
  ok(current !== undefined && current.version > (version as number));
}

/** Who made the next version of those who were heard on one: at most one wrote, and who struck is named by history. */
function theOne(heard: readonly Attempt[], next: Entry | undefined): Attempt | undefined {
  const writes = heard.filter(({ strikes }) => strikes === undefined);
  ok(writes.length <= 1, 'two were heard on one version');
  return writes[0] ?? heard.find(({ by }) => next?.verb === 'delete' && by === next.actorId);
}

/** A version that nobody wrote: the decision that the paragraph had become was struck. */
function withoutDecision(left: Left | undefined): Left | undefined {
  match(String(left?.fields['decisionId']), /^[\da-f-]{36}$/);
  return left && { ...left, fields: { ...left.fields, decisionId: null } };
}

/** The write goes over what its writer had read, and takes its entry from those that are left, if it has one. */
function written({ by, stretch, basis, wish }: Attempt, left: Left | undefined, entries: Told[]): Left {
  const now = { fields: wish ?? {}, by, stretch };
  if (left !== undefined) deepEqual(basis, left.fields);
  if (left === undefined || isTold(left, now)) {
    const told = entries.shift();
    equal(told?.entry.actorId, by);
    deepEqual(told?.after, { speakerPositionId: null, ...wish });
    // What others had written stands there as they left it.
    if (left !== undefined) equal([told?.entry.change['text']].flat()[0], left.fields['text']);
  }
  return now;
}

/** Only typing on in one's own words is not told. */
function isTold(left: Left, now: Left): boolean {
  const { text: _, ...before } = left.fields;
  const { text: __, ...after } = now.fields;
  return left.by !== now.by || left.stretch !== now.stretch || !isDeepStrictEqual(before, after);
}
