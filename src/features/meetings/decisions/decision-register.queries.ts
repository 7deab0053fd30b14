import { Injectable } from '@nestjs/common';
import sql, { join } from 'sql-template-tag';
import { cutPage, type Page, type PageRequest } from '../../../kernel/page.js';
import type { Actor } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { contains } from '../../../platform/database/like.js';
import { agendaItemsFor, decisionsFor, readsApproved } from '../approved-parts.js';
import { reach, visible } from '../meeting.reach.js';
import type { DecisionFilter, DecisionRow } from './decision-register.dto.js';

/** A row, and whether the law keeps its words to the regency. */
export type RegisteredDecision = DecisionRow & { exempt: boolean };

@Injectable()
export class DecisionRegisterQueries {
  constructor(private readonly db: Database) {}

  /** Newest meeting first, and in each by number from the last; the meetings come off their index. */
  async list(
    actor: Actor,
    filter: Omit<DecisionFilter, 'after' | 'limit'>,
    { limit, after }: PageRequest,
  ): Promise<Page<RegisteredDecision>> {
    const { q, topic, from, to } = filter;
    const day = sql`(m.starts_at AT TIME ZONE m.time_zone)::date`;
    const conditions = [
      reach(actor),
      visible(actor),
      ...(q === undefined ? [] : [contains(sql`n.text`, q)]),
      ...(topic === undefined ? [] : [sql`coalesce(n.topic, a.topic) = ${topic}`]),
      ...(from === undefined ? [] : [sql`${day} >= ${from}::date`]),
      ...(to === undefined ? [] : [sql`${day} <= ${to}::date`]),
      ...(after === undefined
        ? []
        : [
            sql`(m.starts_at, m.id) <= (${after[0]}::timestamptz, ${after[1]}::uuid)`,
            sql`(m.starts_at, m.id, n.number, n.id)
              < (${after[0]}::timestamptz, ${after[1]}::uuid, ${after[2]}::integer, ${after[3]}::uuid)`,
          ]),
    ];
    const rows = await this.db.query<RegisteredDecision>(sql`
      SELECT n.id, n.number, n.text, coalesce(n.topic, a.topic) AS topic,
        json_build_object('id', m.id, 'reference', m.reference, 'title', m.title) AS meeting,
        m.starts_at AS "startsAt", m.time_zone AS "timeZone",
        (m.classification = 'exempt' OR a.classification IS NOT DISTINCT FROM 'exempt') AS exempt
      FROM meetings m JOIN ${decisionsFor(actor)} n ON n.meeting_id = m.id AND n.approved = ${readsApproved(actor)}
        LEFT JOIN ${agendaItemsFor(actor)} a ON a.id = n.agenda_item_id AND a.approved = n.approved
      WHERE ${join(conditions, ' AND ')}
      ORDER BY m.starts_at DESC, m.id DESC, n.number DESC, n.id DESC LIMIT ${limit + 1}`);
    return cutPage(rows, limit, (row) => [row.startsAt, row.meeting.id, row.number, row.id]);
  }
}
