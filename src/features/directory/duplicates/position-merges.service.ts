import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Conflict, Forbidden, Invalid } from '../../../kernel/errors.js';
import { type Actor, holds } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { Position } from '../positions/position.js';
import { Distinctions } from './distinctions.js';
import { InviteeKeys } from './invitee-keys.js';
import { lockBoth } from './lock-both.js';
import type { PositionMergePreview, PositionRefusal } from './position-duplicate.dto.js';
import { References } from './references.js';

/** Two entries of one position become one, such as those that a merge of organisations left side by side. */
@Injectable()
export class PositionMergesService {
  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly references: References,
    private readonly invitees: InviteeKeys,
    private readonly distinctions: Distinctions,
  ) {}

  async preview(actor: Actor, keptId: string, mergedId: string): Promise<PositionMergePreview> {
    mayMerge(actor);
    const [kept, merged] = [await this.db.find(Position, keptId), await this.db.find(Position, mergedId)];
    mustStand(kept, merged);
    return {
      moves: await this.references.countAll('positions', mergedId),
      refusal: await this.refusalOf(kept, merged),
    };
  }

  async merge(actor: Actor, keptId: string, mergedId: string): Promise<void> {
    mayMerge(actor);
    if (keptId === mergedId) throw Invalid.field('/mergedId', 'invalid');
    await this.db.transaction(async () => {
      const [kept, merged] = await lockBoth(this.db, Position, keptId, mergedId);
      mustStand(kept, merged);
      const refusal = await this.refusalOf(kept, merged);
      if (refusal !== null) throw new Conflict(refusal);
      await this.invitees.tellSeatsApart('position', kept.id, { id: mergedId, name: merged.title });
      const moved = await this.references.moveAll('positions', merged.id, kept.id);
      await this.invitees.moveAll('position', mergedId, keptId);
      // Aides and chairs act for a position, though no foreign key says so.
      await this.db.query(sql`
        UPDATE role_grants SET position_id = ${kept.id} WHERE position_id = ${merged.id}`);
      await this.close(kept, merged);
      const change = { kept: [merged.title, kept.title], ...moved, keptId, mergedId };
      await this.history.record(actor, { type: 'position', id: keptId }, 'merge', { change });
      await this.history.record(actor, { type: 'position', id: mergedId }, 'merge', { change });
    });
  }

  /** Remembers that two positions are not one, so that nobody is asked again. */
  async keepApart(actor: Actor, id: string, otherId: string): Promise<void> {
    mayMerge(actor);
    if (id === otherId) throw Invalid.field('/otherId', 'invalid');
    await this.db.transaction(async () => {
      mustStand(...(await lockBoth(this.db, Position, id, otherId)));
      await this.distinctions.remember('positions', id, otherId);
      await this.history.record(actor, { type: 'position', id }, 'keep-apart', { change: { otherId } });
    });
  }

  /** A post has one definitive holder at a time, and belongs to one organisation. */
  private async refusalOf(kept: Position, merged: Position): Promise<PositionRefusal | null> {
    if (kept.organisationId !== merged.organisationId) return 'merge-other-organisation';
    const both = await this.db.query(sql`
      SELECT a.id FROM appointments a JOIN appointments b ON b.position_id = ${merged.id} AND b.kind = 'definitive'
        AND daterange(a.starts_on, a.ends_on, '[]') && daterange(b.starts_on, b.ends_on, '[]')
      WHERE a.position_id = ${kept.id} AND a.kind = 'definitive' LIMIT 1`);
    return both.length > 0 ? 'merge-two-holders' : null;
  }

  private async close(kept: Position, merged: Position): Promise<void> {
    Object.assign(kept, { isHead: kept.isHead || merged.isHead, version: kept.version + 1 });
    Object.assign(merged, { isHead: false, mergedIntoId: kept.id, version: merged.version + 1 });
    await this.distinctions.forget('positions', merged.id);
    // One step is enough to find it.
    await this.db.query(sql`
      UPDATE positions SET merged_into_id = ${kept.id} WHERE merged_into_id = ${merged.id}`);
    await this.db.save(merged);
    await this.db.save(kept);
  }
}

function mayMerge(actor: Actor): void {
  if (!holds(actor, 'organisations.merge')) throw new Forbidden();
}

function mustStand(...positions: Position[]): void {
  if (positions.some(({ mergedIntoId }) => mergedIntoId !== null)) throw new Conflict('position-merged');
}
