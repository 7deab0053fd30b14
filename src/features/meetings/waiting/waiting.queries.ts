import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { LocalDate } from '../../../kernel/calendar.js';
import { type Actor, holds } from '../../../kernel/policy.js';
import { rights } from '../../../kernel/rights.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { roundRuns } from '../approval/minutes.js';
import { AnswerQueries } from '../invitations/answer.queries.js';
import { reach, reachFor, visible } from '../meeting.reach.js';
import type { MinutesDeed, WaitingMeetings, WaitingMinutes } from './waiting.dto.js';

const shown = 20;

const mayComment = reachFor(rights.minutes.comment);
const mayAnswer = reachFor(rights.minutes.answer);
const mayApprove = reachFor(rights.minutes.approve);

interface Row {
  id: string;
  reference: string;
  title: string;
  roundEndsOn: LocalDate | null;
  openComments: number;
  isRunning: boolean;
  comments: boolean;
  answers: boolean;
  approves: boolean;
}

/** What of meetings waits for a person, for the page that they open first. */
@Injectable()
export class WaitingQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly seats: AnswerQueries,
  ) {}

  async of(actor: Actor, nextMeetingId: string | null): Promise<WaitingMeetings> {
    const asksSeats = nextMeetingId !== null && holds(actor, 'seats.read');
    return {
      minutes: await this.minutes(actor),
      nextSeats: asksSeats ? await this.seats.own(actor, nextMeetingId) : [],
    };
  }

  private async minutes(actor: Actor): Promise<WaitingMinutes[]> {
    const rows = await this.db.query<Row>(sql`
      SELECT * FROM (
        SELECT m.id, m.reference, m.title, i.round_ends_on AS "roundEndsOn",
          ${roundRuns(this.clock.today())} AS "isRunning",
          (SELECT count(*) FROM minutes_comments c JOIN agenda_items a ON a.id = c.agenda_item_id
            WHERE c.meeting_id = m.id AND c.status = 'open' AND ${visible(actor)}) AS "openComments",
          ${mayComment(actor)} AS comments, ${mayAnswer(actor)} AS answers, ${mayApprove(actor)} AS approves
        FROM minutes i JOIN meetings m ON m.id = i.meeting_id
        WHERE i.status IN ('correction', 'awaiting_approval') AND ${reach(actor)}) AS w
      WHERE (w."isRunning" AND w.comments) OR (w."openComments" > 0 AND w.answers)
        OR (NOT w."isRunning" AND w."openComments" = 0 AND w.approves)
      ORDER BY w."roundEndsOn", w.id LIMIT ${shown}`);
    return rows.map(({ id, reference, title, roundEndsOn, openComments, ...row }) => ({
      meeting: { id, reference, title },
      deed: deedOf({ ...row, openComments }),
      roundEndsOn: row.isRunning ? roundEndsOn : null,
      openComments,
    }));
  }
}

/** The one that comes first, for who may do several. */
function deedOf({
  isRunning,
  comments,
  answers,
  openComments,
}: Pick<Row, 'isRunning' | 'comments' | 'answers' | 'openComments'>): MinutesDeed {
  if (answers && openComments > 0) return 'answer';
  return isRunning && comments ? 'comment' : 'approve';
}
