import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Conflict, Forbidden, Invalid } from '../../../kernel/errors.js';
import { type Actor, holds } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { Person } from '../people/person.js';
import type { PersonMergePreview } from './person-duplicate.dto.js';
import { Distinctions } from './distinctions.js';
import { FirstChoices } from './first-choices.js';
import { InviteeKeys } from './invitee-keys.js';
import { lockBoth } from './lock-both.js';
import { References } from './references.js';

/** What the one that stays takes over where it has nothing itself. */
const filled = ['honorificPrefix', 'honorificSuffix', 'employeeNumber', 'rank', 'userId'] as const;

/** Two entries of one person become one: what they held and said, and where they sat. */
@Injectable()
export class PersonMergesService {
  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly references: References,
    private readonly invitees: InviteeKeys,
    private readonly distinctions: Distinctions,
    private readonly choices: FirstChoices,
  ) {}

  /** What would move, counted for whoever confirms it, and why it may not. */
  async preview(actor: Actor, keptId: string, mergedId: string): Promise<PersonMergePreview> {
    mayMerge(actor);
    const [kept, merged] = [await this.db.find(Person, keptId), await this.db.find(Person, mergedId)];
    if (kept.mergedIntoId !== null || merged.mergedIntoId !== null) throw new Conflict('already-merged');
    return { moves: await this.references.countAll('people', mergedId), refusal: refusalOf(kept, merged) };
  }

  async merge(actor: Actor, keptId: string, mergedId: string): Promise<void> {
    mayMerge(actor);
    if (keptId === mergedId) throw Invalid.field('/mergedId', 'invalid');
    await this.db.transaction(async () => {
      const [kept, merged] = await lockBoth(this.db, Person, keptId, mergedId);
      if (kept.mergedIntoId !== null || merged.mergedIntoId !== null) throw new Conflict('already-merged');
      const refusal = refusalOf(kept, merged);
      if (refusal !== null) throw new Conflict(refusal);
      const moved = await this.move(kept, merged);
      await this.close(kept, merged);
      const change = { kept: [merged.name, kept.name], ...moved, keptId, mergedId };
      await this.history.record(actor, { type: 'person', id: keptId }, 'merge', { change });
      await this.history.record(actor, { type: 'person', id: mergedId }, 'merge', { change });
    });
  }

  /** Remembers that two people are not one, so that nobody is asked again. */
  async keepApart(actor: Actor, id: string, otherId: string): Promise<void> {
    mayMerge(actor);
    if (id === otherId) throw Invalid.field('/otherId', 'invalid');
    await this.db.transaction(async () => {
      const both = await lockBoth(this.db, Person, id, otherId);
      if (both.some(({ mergedIntoId }) => mergedIntoId !== null)) throw new Conflict('already-merged');
      await this.distinctions.remember('people', id, otherId);
      await this.history.record(actor, { type: 'person', id }, 'keep-apart', { change: { otherId } });
    });
  }

  private async move(kept: Person, merged: Person): Promise<Record<string, number>> {
    await this.invitees.tellSeatsApart('person', kept.id, merged);
    await this.choices.keep({ personId: kept.id }, { personId: merged.id });
    await this.keepWithdrawals(kept, merged);
    const moved = await this.references.moveAll('people', merged.id, kept.id);
    await this.invitees.moveAll('person', merged.id, kept.id);
    return moved;
  }

  /** Whoever asked not to be written to is not, whichever of the two entries they said it of. */
  private async keepWithdrawals(kept: Person, merged: Person): Promise<void> {
    await this.db.query(sql`
      INSERT INTO person_consents (person_id, channel, text_version, given, means, note, at, by_id, by_name)
      SELECT ${kept.id}, channel, text_version, given, means, note, at, by_id, by_name
      FROM (
        SELECT DISTINCT ON (channel) * FROM person_consents WHERE person_id = ${merged.id}
        ORDER BY channel, number DESC) AS last
      WHERE NOT given OR NOT EXISTS (
        SELECT FROM person_consents k WHERE k.person_id = ${kept.id} AND k.channel = last.channel)`);
  }

  private async close(kept: Person, merged: Person): Promise<void> {
    for (const key of filled) kept[key] ??= merged[key] as never;
    kept.version += 1;
    // An account belongs to one entry: the one that goes lets go of it first.
    Object.assign(merged, { mergedIntoId: kept.id, version: merged.version + 1, userId: null });
    await this.distinctions.forget('people', merged.id);
    // One step is enough to find it.
    await this.db.query(sql`
      UPDATE people SET merged_into_id = ${kept.id} WHERE merged_into_id = ${merged.id}`);
    await this.db.save(merged);
    await this.db.save(kept);
  }
}

function mayMerge(actor: Actor): void {
  if (!holds(actor, 'people.merge')) throw new Forbidden();
}

/** Two accounts, or two numbers of the civil service, are two people until somebody corrects one of them. */
function refusalOf(kept: Person, merged: Person): 'merge-two-accounts' | 'merge-two-numbers' | null {
  if (kept.userId !== null && merged.userId !== null) return 'merge-two-accounts';
  const [one, other] = [kept.employeeNumber, merged.employeeNumber];
  return one !== null && other !== null && one !== other ? 'merge-two-numbers' : null;
}
