import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { Attempt } from './meeting-reader.js';
import { type Entry, type Fields, Replay } from './meeting-replay.js';

/**
 * Holds what writers were told against what history tells: each accepted edit is the one that followed the version it was
 * made on, nothing else stands there, and whoever was too late was told so with what is there now.
 */
export class EditVerdict {
  readonly replay = new Replay();
  /** The entries of one record by the version that each of them made. */
  private readonly made = new Map<string, { entry: Entry; before?: Fields; after?: Fields }[]>();

  constructor(
    private readonly meetingId: string,
    story: readonly Entry[],
  ) {
    for (const entry of story) {
      const played = this.replay.play(entry);
      const one = {
        entry,
        ...(played?.before && { before: played.before }),
        ...(played?.after && { after: played.after }),
      };
      this.made.set(entry.id, [...(this.made.get(entry.id) ?? []), one]);
    }
  }

  /** Of records that raise their version with each entry: the meeting with its items and decisions, and commitments. */
  holdVersioned(log: readonly Attempt[]): void {
    const accepted = log.filter(({ kind, outcome }) => kind !== 'note' && outcome === 'accepted');
    const told = [...this.made.values()].flat().filter(({ entry }) => !/^(note-block)$/.test(entry.type));
    // The meeting began by itself.
    expect(told.length).toBe(accepted.length + 1);
    for (const attempt of accepted.filter(({ version }) => version !== null)) this.holdEdit(attempt);
    for (const attempt of log.filter(({ kind, outcome }) => kind !== 'note' && outcome === 'stale')) {
      expect(
        this.made.get(this.recordOf(attempt))?.[attempt.version as number],
        'no false alarm',
      ).toBeDefined();
      expect(attempt.current?.version).toBeGreaterThan(attempt.version as number);
    }
  }

  /** Of paragraphs, in which going on in one's own words leaves no entry: each write by the version that it was made on. */
  holdNotes(log: readonly Attempt[]): void {
    const writes = log.filter(({ kind }) => kind === 'note');
    for (const id of new Set(writes.map((attempt) => attempt.id as string)))
      this.holdNote(
        id,
        writes.filter((attempt) => attempt.id === id),
      );
  }

  private holdEdit({ kind, id, by, version, basis, wish, ...attempt }: Attempt): void {
    const found = this.made.get(this.recordOf({ kind, id }))?.[version as number];
    expect(found, JSON.stringify({ kind, id, version })).toBeDefined();
    const { entry, before, after } = found as { entry: Entry; before?: Fields; after?: Fields };
    expect(entry.actorId).toBe(by);
    // Its writer had read what was there.
    expect(before).toMatchObject(basis ?? {});
    if (wish === null) expect([after, entry.change['id']]).toEqual([undefined, id]);
    else expect(after, JSON.stringify(attempt)).toEqual({ ...before, ...wish });
  }

  private holdNote(id: string, attempts: readonly Attempt[]): void {
    const accepted = attempts.filter(({ outcome }) => outcome === 'accepted');
    const entries = [...(this.made.get(id) ?? [])];
    let last: { fields: Fields; by: string; stretch: number } | undefined;
    const versions = Math.max(0, ...accepted.map(({ version }) => 1 + (version ?? 0)));
    for (let version = 0; version < versions; version += 1) {
      const write = theOne(
        accepted.filter((attempt) => (attempt.version ?? 0) === version),
        entries[0]?.entry,
      );
      if (write === undefined) {
        // Nobody wrote: the decision that it had become was struck.
        expect(last?.fields['decisionId'], `version ${version + 1} of ${id}`).toEqual(expect.any(String));
        if (last !== undefined) last.fields = { ...last.fields, decisionId: null };
        continue;
      }
      if (last !== undefined) expect(write.basis, 'read what it went over').toEqual(last.fields);
      if (last === undefined || isTold(last, write)) {
        const next = entries.shift();
        expect(next?.entry.actorId).toBe(write.by);
        expect(next?.after).toEqual({ speakerPositionId: null, ...write.wish });
        // What others had written stands there as they left it.
        if (last !== undefined) expect([next?.entry.change['text']].flat()[0]).toBe(last.fields['text']);
      }
      last = { fields: write.wish ?? {}, by: write.by, stretch: write.stretch };
    }
    expect(entries, 'history tells nothing that nobody wrote').toEqual([]);
    for (const { version, current } of attempts.filter(({ outcome }) => outcome === 'stale'))
      expect(current?.version).toBeGreaterThan(version as number);
  }

  private recordOf({ kind, id }: Pick<Attempt, 'kind' | 'id'>): string {
    return kind === 'commitment' ? (id as string) : this.meetingId;
  }
}

/** Who made the next version of those who were heard on one: at most one wrote, and who struck is named by history. */
function theOne(heard: readonly Attempt[], next: Entry | undefined): Attempt | undefined {
  const writes = heard.filter(({ strikes }) => strikes === undefined);
  expect(writes.length).toBeLessThanOrEqual(1);
  return writes[0] ?? heard.find(({ by }) => next?.verb === 'delete' && by === next.actorId);
}

/** Only typing on in one's own words is not told. */
function isTold(
  last: { fields: Fields; by: string; stretch: number },
  { by, stretch, wish }: Attempt,
): boolean {
  const { text: _, ...before } = last.fields;
  const { text: __, ...after } = wish as Fields;
  return last.by !== by || last.stretch !== stretch || !isDeepStrictEqual(before, after);
}
