import { Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import { type LocalDate, workingDaysAfter } from '../../../kernel/calendar.js';
import { NotFound } from '../../../kernel/errors.js';
import type { Actor } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { isOpen, lightConditions } from '../../commitments/index.js';
import { Holidays, reachesCommitment, reachesOrganisation } from '../../directory/index.js';
import { attendedAs, MeetingQueries, reachesMeeting, seatCounts, seatsOf } from '../../meetings/index.js';
import type {
  OrganisationProfile,
  ProfileCommitments,
  ProfileMeeting,
  ProfileMeetings,
  ProfileValue,
} from './profile.dto.js';

type Counted = Omit<ProfileCommitments, 'longestLate'> & { lateSince: LocalDate | null };

const shown = 5;

/** One organisation over all that it does; every figure is counted from the rows of the list that it opens. */
@Injectable()
export class ProfileQueries {
  constructor(
    private readonly db: Database,
    private readonly meetings: MeetingQueries,
    private readonly holidays: Holidays,
    private readonly clock: Clock,
  ) {}

  /** As this reader may see it; {@link NotFound} when they may not see the organisation. */
  async of(actor: Actor, id: string): Promise<OrganisationProfile> {
    const today = this.clock.today();
    const known = await this.db.query(sql`
      SELECT o.id FROM organisations o WHERE o.id = ${id} AND ${reachesOrganisation(actor)}`);
    if (known.length === 0) throw new NotFound();
    const [commitments, value, counted, latest] = await Promise.all([
      this.commitments(actor, id, today),
      this.value(actor, id),
      this.counted(actor, id),
      this.latest(actor, id),
    ]);
    return {
      asOf: this.clock.now(),
      today,
      commitments,
      value,
      meetings: { ...counted, latest },
    };
  }

  private async commitments(actor: Actor, id: string, today: LocalDate): Promise<ProfileCommitments> {
    const light = lightConditions(today);
    const row = await this.one<Counted>(sql`
      SELECT count(*) AS "all",
        count(*) FILTER (WHERE ${light.done}) AS kept,
        count(*) FILTER (WHERE ${light.done} AND c.fulfilled_on <= c.first_due_on) AS "keptOnTime",
        count(*) FILTER (WHERE ${light.late}) AS late,
        min(c.due_on) FILTER (WHERE ${light.late}) AS "lateSince",
        count(*) FILTER (WHERE ${isOpen}) AS open,
        count(*) FILTER (WHERE ${light.at_risk}) AS "atRisk",
        count(*) FILTER (WHERE ${light.on_track}) AS "onTrack",
        count(*) FILTER (WHERE c.status = 'proposed') AS proposed,
        count(*) FILTER (WHERE c.status = 'submitted') AS submitted
      FROM commitments c WHERE c.owner_id = ${id} AND ${reachesCommitment(actor)}`);
    const { lateSince, ...counts } = row;
    const longestLate =
      lateSince === null ? 0 : workingDaysAfter(lateSince, today, await this.holidays.all());
    return { ...counts, longestLate };
  }

  private value(actor: Actor, id: string): Promise<ProfileValue> {
    return this.one<ProfileValue>(sql`
      SELECT count(*) AS commitments, coalesce(sum(c.planned_value), 0) AS planned,
        coalesce(sum(c.planned_value) FILTER (WHERE c.status = 'fulfilled'), 0) AS kept
      FROM commitments c
      WHERE c.owner_id = ${id} AND c.planned_value IS NOT NULL AND c.status <> 'cancelled'
        AND ${reachesCommitment(actor)}`);
  }

  private counted(actor: Actor, id: string): Promise<Omit<ProfileMeetings, 'latest'>> {
    const { present, represented, absent } = attendedAs(actor, id);
    return this.one(sql`
      SELECT count(*) AS "all",
        count(*) FILTER (WHERE ${present}) AS present,
        count(*) FILTER (WHERE ${represented}) AS represented,
        count(*) FILTER (WHERE ${absent}) AS absent
      FROM meetings m
      WHERE ${reachesMeeting(actor)} AND EXISTS (SELECT ${seatsOf(actor, id)})`);
  }

  private async latest(actor: Actor, id: string): Promise<ProfileMeeting[]> {
    const { items } = await this.meetings.list(actor, { organisationId: id }, { limit: shown });
    const ways = Object.entries(attendedAs(actor, id)).map(([way, holds]) => sql`WHEN ${holds} THEN ${way}`);
    const rows = await this.db.query<{ id: string } & Pick<ProfileMeeting, 'attended' | 'seats'>>(sql`
      SELECT m.id, CASE ${join(ways, ' ')} END AS attended, row_to_json(s) AS seats
      FROM meetings m CROSS JOIN LATERAL (
        SELECT ${seatCounts} ${seatsOf(actor, id)}) AS s
      WHERE m.id = ANY(${items.map((meeting) => meeting.id)}::uuid[]) AND ${reachesMeeting(actor)}`);
    const taken = new Map(rows.map(({ id: meetingId, ...row }) => [meetingId, row]));
    return items.flatMap((meeting) => {
      const part = taken.get(meeting.id);
      return part === undefined ? [] : [{ ...meeting, ...part }];
    });
  }

  private async one<Row>(aggregate: Sql): Promise<Row> {
    const [row] = await this.db.query<Row>(aggregate);
    if (row === undefined) throw new Error('an aggregate without GROUP BY always answers one row');
    return row;
  }
}
