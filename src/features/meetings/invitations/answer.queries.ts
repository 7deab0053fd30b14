import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { NotFound } from '../../../kernel/errors.js';
import { type Actor } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { jsonInstant } from '../../../platform/database/json.js';
import { holderOn } from '../../directory/index.js';
import { allAgendaItems, inErratum } from '../approved-parts.js';
import type { InvitationLetterView, OwnSeatView } from './answer.dto.js';
import { isOwnSeat, type SeatParties } from './seat.policy.js';

/** The answer of seat `a` to meeting `m`, as JSON or null. */
export const answerOf = sql`
  CASE WHEN a.answer IS NOT NULL THEN json_build_object('answer', a.answer, 'name', a.deputy_name,
    'position', a.deputy_position, 'letter', a.assignment_letter, 'reason', a.answer_reason, 'via', a.answered_via,
    'by', a.answered_by, 'at', ${jsonInstant('a.answered_at')}, 'outdated', a.answer_for <> m.starts_at) END`;

/** Answers are taken until the meeting begins. */
const isOpen = (now: Date) => sql`m.status IN ('scheduled', 'postponed') AND m.starts_at > ${now}`;

/** The users whose seat `a` is on the day of asking. */
const usersOf = (today: string) => sql`
  ARRAY(
    SELECT p.user_id FROM people p
    WHERE p.user_id IS NOT NULL AND (p.id = a.person_id OR p.id IN (
      SELECT h.person_id FROM appointments h
      WHERE h.position_id = a.position_id AND h.starts_on <= ${today} AND (h.ends_on IS NULL OR h.ends_on >= ${today}))))`;

type Own = OwnSeatView & SeatParties;

@Injectable()
export class AnswerQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The letter of one seat; whoever asks has shown its link. */
  async letter(seatId: string): Promise<InvitationLetterView> {
    const day = sql`(m.starts_at AT TIME ZONE m.time_zone)::date`;
    const [letter] = await this.db.query<InvitationLetterView>(sql`
      SELECT m.title, m.status, m.mode, m.starts_at AS "startsAt", m.ends_at AS "endsAt", m.time_zone AS "timeZone",
        m.venue, d.name AS district, m.online_url AS "onlineUrl",
        (SELECT concat_ws(', ', ${holderOn(sql`y.id`, day)} -> 'person' ->> 'name', y.title)
          FROM positions y WHERE y.id = m.chair_position_id) AS chair,
        ARRAY(SELECT i.title FROM ${allAgendaItems} i
          WHERE i.meeting_id = m.id AND i.approved = ${inErratum} AND i.classification = 'open' ORDER BY i.number) AS agenda,
        coalesce(x.title, a.name, o.name) AS seat, coalesce(o.name, a.guest_organisation) AS organisation,
        ${answerOf} AS answer, ${isOpen(this.clock.now())} AS open
      FROM attendances a JOIN meetings m ON m.id = a.meeting_id LEFT JOIN districts d ON d.code = m.district_code
        LEFT JOIN positions x ON x.id = a.position_id LEFT JOIN organisations o ON o.id = a.organisation_id
      WHERE a.id = ${seatId}`);
    if (letter === undefined) throw new NotFound();
    return letter;
  }

  /**
   * The seats that are the reader's own; none where there is no such meeting. What staff note for others stands with
   * the invitations.
   */
  async own(actor: Actor, meetingId: string): Promise<OwnSeatView[]> {
    const seats = await this.seats(meetingId);
    return seats
      .filter((seat) => isOwnSeat(actor, seat))
      .map(({ id, position, organisation, name, answer, open }) => ({
        id,
        position,
        organisation,
        name,
        answer,
        open,
      }));
  }

  async parties(seatId: string): Promise<SeatParties> {
    const [parties] = await this.db.query<SeatParties>(sql`
      SELECT a.position_id AS "positionId", a.organisation_id AS "organisationId",
        m.published_at IS NOT NULL AS published, ${usersOf(this.clock.today())} AS "userIds"
      FROM attendances a JOIN meetings m ON m.id = a.meeting_id WHERE a.id = ${seatId}`);
    if (parties === undefined) throw new NotFound();
    return parties;
  }

  private seats(meetingId: string): Promise<Own[]> {
    const today = this.clock.today();
    return this.db.query<Own>(sql`
      SELECT a.id, a.position_id AS "positionId", a.organisation_id AS "organisationId",
        m.published_at IS NOT NULL AS published, ${usersOf(today)} AS "userIds",
        CASE WHEN x.id IS NOT NULL THEN json_build_object('id', x.id, 'title', x.title) END AS position,
        CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS organisation,
        coalesce(a.name, ${holderOn(sql`a.position_id`, sql`${today}::date`)} -> 'person' ->> 'name') AS name,
        ${answerOf} AS answer, ${isOpen(this.clock.now())} AS open
      FROM attendances a JOIN meetings m ON m.id = a.meeting_id
        LEFT JOIN positions x ON x.id = a.position_id LEFT JOIN organisations o ON o.id = a.organisation_id
      WHERE a.meeting_id = ${meetingId} ORDER BY a.number, a.id`);
  }
}
