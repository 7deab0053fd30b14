import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Conflict, Forbidden, Invalid } from '../../../kernel/errors.js';
import { type Actor, holds } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { keyOf, namedOf } from '../invitee-key.js';
import { Organisation } from '../organisations/organisation.js';
import type { MergePreview } from './duplicate.dto.js';
import { Distinctions } from './distinctions.js';
import { FirstChoices } from './first-choices.js';
import { InviteeKeys } from './invitee-keys.js';
import { lockBoth } from './lock-both.js';
import { References } from './references.js';

/** What the one that stays takes over where it has nothing itself. */
const filled = ['shortName', 'nib', 'address', 'estateId'] as const;

@Injectable()
export class MergesService {
  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly references: References,
    private readonly invitees: InviteeKeys,
    private readonly distinctions: Distinctions,
    private readonly choices: FirstChoices,
  ) {}

  /** What would move, counted for whoever confirms it. */
  async preview(actor: Actor, keptId: string, mergedId: string): Promise<MergePreview> {
    this.authorize(actor);
    await this.mustStand(keptId);
    await this.mustStand(mergedId);
    const moves = await this.references.countAll('organisations', mergedId);
    return { moves, betweenThem: await this.betweenThem(keptId, mergedId) };
  }

  /** Two entries become one: everything that names the one that goes names the one that stays, in one transaction. */
  async merge(actor: Actor, keptId: string, mergedId: string): Promise<void> {
    this.authorize(actor);
    if (keptId === mergedId) throw Invalid.field('/mergedId', 'invalid');
    await this.db.transaction(async () => {
      const [kept, merged] = await lockBoth(this.db, Organisation, keptId, mergedId);
      if (kept.mergedIntoId !== null || merged.mergedIntoId !== null) throw new Conflict('already-merged');
      if ((await this.betweenThem(keptId, mergedId)) > 0) throw new Conflict('merge-both-sides');
      const moved = await this.move(kept, merged);
      await this.close(kept, merged);
      const about = { kept: [merged.name, kept.name], ...moved };
      const change = { ...about, keptId, mergedId };
      await this.history.record(actor, { type: 'organisation', id: keptId }, 'merge', { change });
      await this.history.record(actor, { type: 'organisation', id: mergedId }, 'merge', { change });
    });
  }

  /** Remembers that two organisations are not one, so that nobody is asked again. */
  async keepApart(actor: Actor, id: string, otherId: string): Promise<void> {
    this.authorize(actor);
    if (id === otherId) throw Invalid.field('/otherId', 'invalid');
    await this.db.transaction(async () => {
      await this.mustStand(id);
      await this.mustStand(otherId);
      await this.distinctions.remember('organisations', id, otherId);
      await this.history.record(actor, { type: 'organisation', id }, 'keep-apart', { change: { otherId } });
    });
  }

  private authorize(actor: Actor): void {
    if (!holds(actor, 'organisations.merge')) throw new Forbidden();
  }

  private async mustStand(id: string): Promise<void> {
    const { mergedIntoId } = await this.db.find(Organisation, id);
    if (mergedIntoId !== null) throw new Conflict('already-merged');
  }

  /** Who promised would verify it. The constraint refuses that as well; this says so in words. */
  private async betweenThem(one: string, other: string): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(sql`
      SELECT count(*) FROM commitments
      WHERE (owner_id = ${one} AND verifier_id = ${other}) OR (owner_id = ${other} AND verifier_id = ${one})`);
    return row?.count ?? 0;
  }

  private async move(kept: Organisation, merged: Organisation): Promise<Record<string, number>> {
    await this.tellTitlesApart(kept, merged);
    await this.tellSeatsApart(kept, merged);
    await this.choices.keep({ organisationId: kept.id }, { organisationId: merged.id });
    const moved = await this.references.moveAll('organisations', merged.id, kept.id);
    await this.noticesFollow(kept, merged);
    return moved;
  }

  /** A title stands once in an organisation: the one that comes over says where from, and loses nobody. */
  private async tellTitlesApart(kept: Organisation, merged: Organisation): Promise<void> {
    await this.db.query(sql`
      UPDATE positions p SET title = left(p.title, 120) || ' (' || left(${merged.name}, 60) || ', ' || left(p.id::text, 8) || ')',
        version = version + 1
      WHERE p.organisation_id = ${merged.id} AND EXISTS (
        SELECT FROM positions k WHERE k.organisation_id = ${kept.id} AND lower(k.title) = lower(p.title))`);
  }

  /** An organisation is invited as a whole once to a meeting: the second seat keeps its answer under the old name. */
  private async tellSeatsApart(kept: Organisation, merged: Organisation): Promise<void> {
    await this.db.query(sql`
      UPDATE attendances t SET name = left(${merged.name}, 200)
      WHERE t.organisation_id = ${merged.id} AND t.position_id IS NULL AND t.person_id IS NULL AND t.name IS NULL
        AND EXISTS (
          SELECT FROM attendances k WHERE k.meeting_id = t.meeting_id AND k.organisation_id = ${kept.id}
            AND k.position_id IS NULL AND k.person_id IS NULL AND k.name IS NULL)`);
    // Before the seats move: this one now has a name.
    await this.invitees.follow(
      sql`n.invitee = ${keyOf.organisation(idOf(merged))} AND EXISTS (
        SELECT FROM attendances k WHERE k.meeting_id = n.meeting_id AND k.organisation_id = ${kept.id}
          AND k.position_id IS NULL AND k.person_id IS NULL AND k.name IS NULL)`,
      keyOf.named(idOf(kept), sql`left(${merged.name}, 200)`),
    );
  }

  private async noticesFollow(kept: Organisation, merged: Organisation): Promise<void> {
    const [from, to] = [idOf(merged), idOf(kept)];
    await this.invitees.follow(sql`n.invitee = ${keyOf.organisation(from)}`, keyOf.organisation(to));
    await this.invitees.follow(
      sql`starts_with(n.invitee, ${namedOf(from)})`,
      sql`replace(n.invitee, ${namedOf(from)}, ${namedOf(to)})`,
    );
  }

  private async close(kept: Organisation, merged: Organisation): Promise<void> {
    for (const key of filled) kept[key] ??= merged[key];
    if (kept.districtCode === null) {
      Object.assign(kept, { districtCode: merged.districtCode, villageCode: merged.villageCode });
    }
    kept.version += 1;
    Object.assign(merged, { mergedIntoId: kept.id, version: merged.version + 1 });
    await this.distinctions.forget('organisations', merged.id);
    // What was merged into the one that goes now points to the one that stays: one step is enough to find it.
    await this.db.query(sql`
      UPDATE organisations SET merged_into_id = ${kept.id} WHERE merged_into_id = ${merged.id}`);
    await this.db.save(merged);
    await this.db.save(kept);
  }
}

const idOf = ({ id }: Organisation): Sql => sql`${id}::uuid`;
