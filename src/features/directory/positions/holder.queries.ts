import { Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import { NotFound } from '../../../kernel/errors.js';
import { cutPage, type Page, type PageRequest } from '../../../kernel/page.js';
import type { Actor } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { firstOf } from '../contacts/addressee.queries.js';
import { reachesContacts } from '../organisations/organisation.reach.js';
import { fullName } from '../people/full-name.js';
import type { DatedHolder } from './position.dto.js';

/** Who held a position, and when; old documents name the holder of their day. */
@Injectable()
export class HolderQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Whoever may read the addresses of an organisation may see who held its posts, the latest first; the address of
   * who has left is no longer the organisation's to give. */
  async position(actor: Actor, id: string, { limit, after }: PageRequest): Promise<Page<DatedHolder>> {
    const known = await this.db.query(sql`
      SELECT x.id FROM positions x JOIN organisations o ON o.id = x.organisation_id
      WHERE x.id = ${id} AND ${reachesContacts(actor)}`);
    if (known.length === 0) throw new NotFound();
    const rows = await this.db.query<DatedHolder>(sql`
      SELECT h.id AS "appointmentId", h.kind, h.starts_on AS "startsOn", h.ends_on AS "endsOn", h.version, h.decree,
        json_build_object('id', p.id, 'name', ${fullName}, 'email', CASE WHEN h.ends_on IS NULL OR h.ends_on >= ${this.clock.today()} THEN ${firstOf(sql`c.person_id = p.id`, 'email', this.clock.today())} END) AS person
      FROM appointments h JOIN people p ON p.id = h.person_id
      WHERE h.position_id = ${id}
        ${after === undefined ? empty : sql`AND (h.starts_on, h.id) < (${after[0]}::date, ${after[1]}::uuid)`}
      ORDER BY h.starts_on DESC, h.id DESC LIMIT ${limit + 1}`);
    return cutPage(rows, limit, (row) => [row.startsOn, row.appointmentId]);
  }
}
