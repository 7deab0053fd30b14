import { Injectable } from '@nestjs/common';
import sql, { raw } from 'sql-template-tag';
import { Database } from '../../../platform/database/database.js';
import type { Pair } from './likeness.js';
import type { Mergeable } from './references.js';

type PairIds = Pick<Pair, 'oneId' | 'otherId'>;

/** As many pairs as a person works through before asking again. */
const shown = 50;

const tables = {
  organisations: raw('organisation_distinctions'),
  people: raw('person_distinctions'),
  positions: raw('position_distinctions'),
} as const;

/** What somebody has told apart, so that nobody is asked again. */
@Injectable()
export class Distinctions {
  constructor(private readonly db: Database) {}

  /** The first of `pairs` that nobody has told apart. */
  async stillAsked<Asked extends PairIds>(records: Mergeable, pairs: readonly Asked[]): Promise<Asked[]> {
    const apart = await this.db.query<PairIds>(sql`
      SELECT one_id AS "oneId", other_id AS "otherId" FROM ${tables[records]}`);
    const known = new Set(apart.map(keyOf));
    return pairs.filter((pair) => !known.has(keyOf(pair))).slice(0, shown);
  }

  async remember(records: Mergeable, id: string, otherId: string): Promise<void> {
    const [one, other] = [id, otherId].sort();
    await this.db.query(sql`
      INSERT INTO ${tables[records]} (one_id, other_id) VALUES (${one}, ${other}) ON CONFLICT DO NOTHING`);
  }

  /** One that was merged is not compared any more. */
  async forget(records: Mergeable, id: string): Promise<void> {
    await this.db.query(sql`DELETE FROM ${tables[records]} WHERE one_id = ${id} OR other_id = ${id}`);
  }
}

const keyOf = ({ oneId, otherId }: PairIds): string => `${oneId} ${otherId}`;
