import { Injectable } from '@nestjs/common';
import sql, { join } from 'sql-template-tag';
import { cutPage, type Page, type PageRequest } from '../../../kernel/page.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { jsonInstant } from '../../../platform/database/json.js';
import { contains } from '../../../platform/database/like.js';
import { holderOn } from '../../directory/index.js';
import { inviteeKey, seatContacts } from './invitee.contacts.js';
import type { LocalDate } from '../../../kernel/calendar.js';
import type { Answer } from '../attendance.js';
import { answerOf } from './answer.queries.js';
import type { AnswerCounts, AskedView, InviteeFilter, InviteeView } from './invitee.dto.js';

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
    { q, notice, answer }: Omit<InviteeFilter, 'after' | 'limit'>,
    { limit, after }: PageRequest,
  ): Promise<Page<InviteeView>> {
    const today = this.clock.today();
    const conditions = [
      sql`a.meeting_id = ${meetingId}`,
      ...(q === undefined ? [] : [matches(q)]),
      ...(notice === undefined ? [] : [sql`coalesce(n.state, 'none') = ${notice}`]),
      ...(answer === undefined ? [] : [sql`${answered} = ${answer}`]),
      ...(after === undefined ? [] : [sql`(a.number, a.id) > (${after[0]}::integer, ${after[1]}::uuid)`]),
    ];
    const rows = await this.db.query<Row>(sql`
      SELECT a.id, a.number, a.status, a.guest_organisation AS "guestOrganisation",
        CASE WHEN x.id IS NOT NULL THEN json_build_object('id', x.id, 'title', x.title) END AS position,
        CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS organisation,
        coalesce(a.name, ${holderOn(sql`a.position_id`, sql`${today}::date`)} -> 'person' ->> 'name') AS name,
        c.address, c.address IS NULL AND c.silent AS silent,
        CASE WHEN n.id IS NOT NULL THEN json_build_object('id', n.id, 'kind', n.kind, 'state', n.state,
          'reason', n.reason, 'error', n.error, 'address', n.address, 'sentAt', ${jsonInstant('n.sent_at')}) END AS notice,
        ${answerOf} AS answer
      FROM attendances a JOIN meetings m ON m.id = a.meeting_id LEFT JOIN positions x ON x.id = a.position_id
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

  /** How many answered what; guests who walked in were not asked. */
  async counts(meetingId: string): Promise<AnswerCounts> {
    const rows = await this.db.query<{ answer: Answer | 'none'; count: number }>(sql`
      SELECT ${answered} AS answer, count(*) AS count FROM attendances a JOIN meetings m ON m.id = a.meeting_id
      WHERE a.meeting_id = ${meetingId} AND a.status <> 'walk_in' GROUP BY 1`);
    const of = (answer: Answer | 'none') => rows.find((row) => row.answer === answer)?.count ?? 0;
    return {
      all: rows.reduce((sum, { count }) => sum + count, 0),
      none: of('none'),
      coming: of('coming'),
      represented: of('represented'),
      declined: of('declined'),
    };
  }

  /** Who was told and has not answered, with whether they have been asked once more on `day`. */
  unanswered(
    meetingId: string,
    day: LocalDate,
  ): Promise<(AskedView & { silent: boolean; isAsked: boolean })[]> {
    return this.db.query(sql`
      SELECT a.id, concat_ws(', ', coalesce(x.title, a.name, o.name),
          CASE WHEN x.id IS NOT NULL OR a.name IS NOT NULL THEN coalesce(o.name, a.guest_organisation) END) AS words,
        c.address, c.silent, NOT ${wasTold} OR EXISTS (
          SELECT FROM meeting_notices n WHERE n.meeting_id = a.meeting_id AND n.invitee = ${inviteeKey}
            AND n.occasion = ${`request:${day}`}) AS "isAsked"
      FROM attendances a JOIN meetings m ON m.id = a.meeting_id
        LEFT JOIN positions x ON x.id = a.position_id LEFT JOIN organisations o ON o.id = a.organisation_id
        JOIN (${seatContacts(this.clock.today(), sql`a.meeting_id = ${meetingId}`)}) AS c ON c.id = a.id
      WHERE a.meeting_id = ${meetingId} AND a.status IN ('invited', 'confirmed', 'declined') AND ${answered} = 'none'
      ORDER BY a.number, a.id`);
  }
}

/** What was answered for the time that holds now. */
const answered = sql`coalesce(CASE WHEN a.answer_for = m.starts_at THEN a.answer END, 'none')`;

const wasTold = sql`EXISTS (
  SELECT FROM meeting_notices t WHERE t.meeting_id = a.meeting_id AND t.invitee = ${inviteeKey} AND t.state = 'sent')`;

/** What was skipped because there was nothing to say tells nothing about the invitee. */
const isTelling = sql`coalesce(l.reason, '') NOT IN ('superseded', 'nothing-new', 'already-told', 'invited-again', 'answered')`;

const matches = (q: string) => sql`(${contains(sql`coalesce(x.title, '')`, q)}
  OR ${contains(sql`coalesce(a.name, '')`, q)} OR ${contains(sql`coalesce(o.name, a.guest_organisation, '')`, q)}
  OR EXISTS (
    SELECT FROM appointments h JOIN people p ON p.id = h.person_id
    WHERE h.position_id = a.position_id AND ${contains(sql`p.name`, q)}))`;
