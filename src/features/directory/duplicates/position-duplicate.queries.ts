import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { PositionQueries } from '../positions/position.queries.js';
import { Distinctions } from './distinctions.js';
import type { PositionPair } from './position-duplicate.dto.js';
import { alikePositions, type ComparablePosition } from './position-likeness.js';

/** The caller has made sure that the reader may see every position. */
@Injectable()
export class PositionDuplicateQueries {
  constructor(
    private readonly db: Database,
    private readonly distinctions: Distinctions,
    private readonly positions: PositionQueries,
    private readonly clock: Clock,
  ) {}

  /** Positions of one organisation that may be one, but for those that somebody has told apart. */
  async pairs(): Promise<PositionPair[]> {
    const all = await this.db.query<ComparablePosition>(sql`
      SELECT p.id, p.title, o.name AS organisation, o.id AS "organisationId"
      FROM positions p JOIN organisations o ON o.id = p.organisation_id WHERE p.merged_into_id IS NULL`);
    const pairs = await this.distinctions.stillAsked('positions', alikePositions(all));
    const ids = pairs.flatMap(({ oneId, otherId }) => [oneId, otherId]);
    const views = await this.positions.these([...new Set(ids)], this.clock.today());
    const viewOf = new Map(views.map((view) => [view.id, view]));
    return pairs.flatMap(({ oneId, otherId, alike }) => {
      const [one, other] = [viewOf.get(oneId), viewOf.get(otherId)];
      return one === undefined || other === undefined ? [] : [{ one, other, alike }];
    });
  }
}
