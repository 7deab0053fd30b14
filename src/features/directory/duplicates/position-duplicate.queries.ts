import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { PositionQueries } from '../positions/position.queries.js';
import type { PositionPair } from './position-duplicate.dto.js';
import { alikePositions, type ComparablePosition } from './position-likeness.js';

/** As many as a person works through before asking again. */
const shown = 50;

/** The caller has made sure that the reader may see every position. */
@Injectable()
export class PositionDuplicateQueries {
  constructor(
    private readonly db: Database,
    private readonly positions: PositionQueries,
    private readonly clock: Clock,
  ) {}

  /** Positions of one organisation that may be one, but for those that somebody has told apart. */
  async pairs(): Promise<PositionPair[]> {
    const all = await this.db.query<ComparablePosition>(sql`
      SELECT p.id, p.title, o.name AS organisation, o.id AS "organisationId"
      FROM positions p JOIN organisations o ON o.id = p.organisation_id WHERE p.merged_into_id IS NULL`);
    const apart = await this.db.query<{ oneId: string; otherId: string }>(sql`
      SELECT one_id AS "oneId", other_id AS "otherId" FROM position_distinctions`);
    const known = new Set(apart.map(({ oneId, otherId }) => `${oneId} ${otherId}`));
    const pairs = alikePositions(all)
      .filter(({ oneId, otherId }) => !known.has(`${oneId} ${otherId}`))
      .slice(0, shown);
    const ids = pairs.flatMap(({ oneId, otherId }) => [oneId, otherId]);
    const views = await this.positions.these([...new Set(ids)], this.clock.today());
    const viewOf = new Map(views.map((view) => [view.id, view]));
    return pairs.flatMap(({ oneId, otherId, alike }) => {
      const [one, other] = [viewOf.get(oneId), viewOf.get(otherId)];
      return one === undefined || other === undefined ? [] : [{ one, other, alike }];
    });
  }
}
