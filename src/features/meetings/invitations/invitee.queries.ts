import { Injectable } from '@nestjs/common';
import sql, { join } from 'sql-template-tag';
import { cutPage, type Page, type PageRequest } from '../../../kernel/page.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { jsonInstant } from '../../../platform/database/json.js';
import { contains } from '../../../platform/database/like.js';
import { holderOn } from '../../directory/index.js';
import { inviteeKey, seatContacts } from './invitee.contacts.js';
import type { InviteeFilter, InviteeView } from './invitee.dto.js';

type Row = InviteeView & { number: number };

@Injectable()
export class InviteeQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** In the order of the list; the caller has made sure that the reader prepares the meeting. */
  async list(
    meetingId: string,
    { q, notice }: Omit<InviteeFilter, 'after' | 'limit'>,
    { limit, after }: PageRequest,
  ): Promise<Page<InviteeView>> {
    const today = this.clock.today();
    const conditions = [
      sql`a.meeting_id = ${meetingId}`,
      ...(q === undefined ? [] : [matches(q)]),
      ...(notice === undefined ? [] : [sql`coalesce(n.state, 'none') = ${notice}`]),
      ...(after === undefined ? [] : [sql`(a.number, a.id) > (${after[0]}::integer, ${after[1]}::uuid)`]),
    ];
    const rows = await this.db.query<Row>(sql`
      SELECT a.id, a.number, a.status, a.guest_organisation AS "guestOrganisation",
        CASE WHEN x.id IS NOT NULL THEN json_build_object('id', x.id, 'title', x.title) END AS position,
        CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS organisation,
        coalesce(a.name, ${holderOn(sql`a.position_id`, sql`${today}::date`)} -> 'person' ->> 'name') AS name,
        c.address, c.address IS NULL AND c.silent AS silent,
        CASE WHEN n.id IS NOT NULL THEN json_build_object('id', n.id, 'kind', n.kind, 'state', n.state,
          'reason', n.reason, 'error', n.error, 'address', n.address, 'sentAt', ${jsonInstant('n.sent_at')}) END AS notice
      FROM attendances a LEFT JOIN positions x ON x.id = a.position_id
        LEFT JOIN organisations o ON o.id = a.organisation_id
        LEFT JOIN LATERAL (
          SELECT l.* FROM meeting_notices l
          WHERE l.meeting_id = a.meeting_id AND l.invitee = ${inviteeKey} AND ${isTelling}
          ORDER BY l.id DESC LIMIT 1) AS n ON true
        LEFT JOIN LATERAL (SELECT * FROM (${seatContacts(today, sql`a.meeting_id = ${meetingId}`)}) AS s
          WHERE s.id = a.id) AS c ON true
      WHERE ${join(conditions, ' AND ')} ORDER BY a.number, a.id LIMIT ${limit + 1}`);
    const { items, ...page } = cutPage(rows, limit, (row) => [row.number, row.id]);
    return { ...page, items: items.map(({ number: _, ...row }) => row) };
  }
}

/** What was skipped because there was nothing to say tells nothing about the invitee. */
const isTelling = sql`coalesce(l.reason, '') NOT IN ('superseded', 'nothing-new', 'already-told', 'invited-again', 'answered')`;

const matches = (q: string) => sql`(${contains(sql`coalesce(x.title, '')`, q)}
  OR ${contains(sql`coalesce(a.name, '')`, q)} OR ${contains(sql`coalesce(o.name, a.guest_organisation, '')`, q)}
  OR EXISTS (
    SELECT FROM appointments h JOIN people p ON p.id = h.person_id
    WHERE h.position_id = a.position_id AND ${contains(sql`p.name`, q)}))`;
