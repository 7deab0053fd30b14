import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { addMinutes, type LocalDate } from '../../../kernel/calendar.js';
import { newId } from '../../../kernel/id.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { Attendance } from '../attendance.js';
import type { MeetingVerb } from '../meeting.lifecycle.js';
import type { Meeting } from '../meeting.js';
import { inviteeKey } from './invitee.contacts.js';
import type { NoticeKind } from './meeting-notice.js';

/** A slip that is set right within these minutes is told to nobody. */
const secondThoughtMinutes = 2;

const kindOfMove: Partial<Record<MeetingVerb, NoticeKind>> = {
  publish: 'invitation',
  postpone: 'postponement',
  reschedule: 'new_time',
  cancel: 'cancellation',
};

/** Waits with telling: what the invitee heard last decides, once it is due, whether there is anything to tell. */
const delays: Partial<Record<NoticeKind, number>> = {
  change: secondThoughtMinutes,
  postponement: secondThoughtMinutes,
  new_time: secondThoughtMinutes,
  withdrawal: secondThoughtMinutes,
};

/** Puts in the outbox whom a change of a meeting concerns; in the transaction of that change. */
@Injectable()
export class MeetingNotices {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** After a move: publishing invites everyone; the others concern those who have been invited. */
  async onMove(meeting: Meeting, verb: MeetingVerb, note: string | null = null): Promise<void> {
    const kind = kindOfMove[verb];
    if (kind === undefined || !this.isAhead(meeting)) return;
    const told = sql`a.status <> 'walk_in' AND ${invited(meeting)}`;
    // Whoever was asked while there was no date is invited by the new one.
    const all = sql`(${awaited} OR ${told})`;
    const which = kind === 'invitation' ? awaited : kind === 'new_time' ? all : told;
    await this.queue(meeting, kind, which, note);
  }

  /** After an edit: whoever has been invited hears when another time or place is set. */
  async onEdit(before: Meeting, meeting: Meeting): Promise<void> {
    if (meeting.status !== 'scheduled' || !this.isAhead(meeting) || isSame(before, meeting)) return;
    // What waits already will tell of this change as well.
    const isWaiting = sql`EXISTS (
      SELECT FROM meeting_notices n WHERE n.meeting_id = ${meeting.id} AND n.invitee = ${inviteeKey}
        AND n.kind IN ('change', 'new_time') AND n.state = 'planned')`;
    const concerned = sql`a.status <> 'walk_in' AND ${invited(meeting)} AND NOT ${isWaiting}`;
    await this.queue(meeting, 'change', concerned);
  }

  /** After a seat was added: an invitation, unless its invitee has one. */
  async onInvited(meeting: Meeting, seats: readonly Attendance[]): Promise<void> {
    if (meeting.status !== 'scheduled' || !this.isAhead(meeting)) return;
    const ids = seats.map(({ id }) => id);
    const these = sql`a.id = ANY(${ids}::uuid[]) AND ${awaited}`;
    // Taken away by mistake and given back before anyone heard of it.
    await this.db.query(sql`
      UPDATE meeting_notices SET state = 'skipped', reason = 'invited-again'
      WHERE meeting_id = ${meeting.id} AND kind = 'withdrawal' AND state = 'planned'
        AND invitee IN (SELECT ${inviteeKey} FROM attendances a WHERE ${these})`);
    await this.queue(meeting, 'invitation', these);
  }

  /** Before a seat is taken away: whoever was told of it hears that it is gone. */
  async onWithdrawn(meeting: Meeting, seat: Attendance): Promise<void> {
    const mayHear =
      (meeting.status === 'scheduled' || meeting.status === 'postponed') && this.isAhead(meeting);
    if (mayHear) await this.queue(meeting, 'withdrawal', sql`a.id = ${seat.id} AND ${invited(meeting)}`);
  }

  /** Those who have not answered are asked once more, at most once on `day`. */
  async onRequested(meeting: Meeting, seatIds: readonly string[], day: LocalDate): Promise<void> {
    await this.queue(meeting, 'request', sql`a.id = ANY(${seatIds}::uuid[])`, null, `request:${day}`);
  }

  private isAhead({ startsAt }: Meeting): boolean {
    return startsAt > this.clock.now();
  }

  /**
   * One row for each of the seats that `which` (about `a`) picks. An invitation comes once, and once more after each
   * withdrawal that was sent; the rest may come with every version of the meeting.
   */
  private async queue(
    meeting: Meeting,
    kind: NoticeKind,
    which: Sql,
    note: string | null = null,
    once = `${kind}:${meeting.version + 1}`,
  ): Promise<void> {
    const now = this.clock.now();
    const occasion =
      kind === 'invitation'
        ? sql`'invitation' || coalesce((
            SELECT ':' || nullif(count(*), 0) FROM meeting_notices w
            WHERE w.meeting_id = a.meeting_id AND w.invitee = ${inviteeKey} AND w.kind = 'withdrawal'
              AND w.state IN ('sending', 'sent')), '')`
        : sql`${once}`;
    const seats = await this.db.query<{ invitee: string; occasion: string }>(sql`
      SELECT ${inviteeKey} AS invitee, ${occasion} AS occasion FROM attendances a
      WHERE a.meeting_id = ${meeting.id} AND ${which} ORDER BY a.number`);
    const rows = seats.map((seat) => ({ id: newId(), ...seat }));
    await this.db.query(sql`
      INSERT INTO meeting_notices (id, meeting_id, invitee, kind, occasion, note, state, next_attempt_at, created_at)
      SELECT r.id, ${meeting.id}, r.invitee, ${kind}, r.occasion, ${note}, 'planned',
        ${addMinutes(now, delays[kind] ?? 0)}, ${now}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, invitee text, occasion text)
      ON CONFLICT (meeting_id, invitee, occasion) DO NOTHING`);
  }
}

/** Nobody is invited to where they have been, or whom they have already answered. */
const awaited = sql`a.status IN ('invited', 'confirmed')`;

/** The invitee of seat `a` has been invited, or will be in a moment. */
const invited = ({ id }: Meeting): Sql => sql`EXISTS (
  SELECT FROM meeting_notices i WHERE i.meeting_id = ${id} AND i.invitee = ${inviteeKey}
    AND i.state IN ('planned', 'sending', 'sent'))`;

function isSame(before: Meeting, after: Meeting): boolean {
  const where = (meeting: Meeting) => [
    meeting.venue,
    meeting.onlineUrl,
    meeting.districtCode,
    meeting.timeZone,
  ];
  return (
    before.startsAt.getTime() === after.startsAt.getTime() &&
    before.endsAt.getTime() === after.endsAt.getTime() &&
    String(where(before)) === String(where(after))
  );
}
