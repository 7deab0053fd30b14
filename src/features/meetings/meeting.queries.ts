import { Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import { localDateOf } from '../../kernel/calendar.js';
import { NotFound } from '../../kernel/errors.js';
import { cutPage, type Page, type PageRequest } from '../../kernel/page.js';
import { type Actor, can } from '../../kernel/policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { contains } from '../../platform/database/like.js';
import { oncePerActor } from '../../platform/database/prepared.js';
import { PositionQueries, reachesCommitment } from '../directory/index.js';
import { attendedAs, seatsOf, tookPart } from './attended.js';
import {
  agendaItemsFor,
  attendancesFor,
  decisionsFor,
  inErratum,
  readsApproved,
  writtenFor,
} from './approved-parts.js';
import { MeetingPartQueries } from './meeting-part.queries.js';
import type { Letter } from './meeting.js';
import type { MeetingFilter } from './meeting.dto.js';
import {
  type MeetingParties,
  meetingPolicy,
  minutesShown,
  type MinutesState,
  possibleDeeds,
} from './meeting.policy.js';
import { reach, visible } from './meeting.reach.js';
import type { LetterView, MeetingName, MeetingRow, MeetingView } from './meeting.views.dto.js';

type Filter = Omit<MeetingFilter, 'after' | 'limit'>;

interface OneRow extends Omit<
  MeetingView,
  | 'chair'
  | 'secretary'
  | 'noteTaker'
  | 'letter'
  | 'previous'
  | 'attendances'
  | 'agendaItems'
  | 'decisions'
  | 'minutesReadable'
  | 'can'
> {
  chairId: string | null;
  secretaryId: string | null;
  noteTakerId: string | null;
  letter: Letter;
  previousId: string | null;
  minutesState: MinutesState;
  minutes: string;
  parties: Omit<MeetingParties, 'organisationIds'>;
}

/** Of meeting `m`, by what its row or another of the same columns says. */
export const headFor = (actor: Actor, row = sql`m`): Sql => sql`
  m.id, m.reference, ${row}.title, ${row}.kind, m.status, ${row}.mode, ${row}.starts_at AS "startsAt",
  ${row}.ends_at AS "endsAt", ${row}.time_zone AS "timeZone", ${row}.venue,
  (${inErratum} AND NOT ${readsApproved(actor)}) AS "inErratum"`;

@Injectable()
export class MeetingQueries {
  constructor(
    private readonly db: Database,
    private readonly parts: MeetingPartQueries,
    private readonly positions: PositionQueries,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async list(actor: Actor, filter: Filter, { limit, after }: PageRequest): Promise<Page<MeetingRow>> {
    const conditions = [
      reach(actor),
      ...filters(actor, filter),
      ...(after === undefined
        ? []
        : [sql`(m.starts_at, m.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`]),
    ];
    const rows = await this.db.query<MeetingRow>(sql`
      SELECT ${headFor(actor)}, ${counts(actor)} AS counts FROM meetings m
      WHERE ${join(conditions, ' AND ')} ORDER BY m.starts_at DESC, m.id DESC LIMIT ${limit + 1}`);
    return cutPage(rows, limit, (row) => [row.startsAt, row.id]);
  }

  /** The next meeting within the reader's reach, or the one that runs now. */
  async next(actor: Actor): Promise<MeetingRow | null> {
    const [row] = await this.db.query<MeetingRow>(sql`
      SELECT ${headFor(actor)}, ${counts(actor)} AS counts FROM meetings m
      WHERE ${reach(actor)} AND m.status IN ('scheduled', 'in_progress') AND m.ends_at > ${this.clock.now()}
      ORDER BY m.starts_at, m.id LIMIT 1`);
    return row ?? null;
  }

  /** One meeting as this reader may see it; {@link NotFound} when they may not. */
  async view(actor: Actor, id: string): Promise<MeetingView> {
    const [row] = await this.db.query<OneRow>(sql`
      SELECT ${headFor(actor, sql`p`)}, p.online_url AS "onlineUrl", p.organizer, m.classification, p.letter, m.version,
        json_build_object('published', m.published_at IS NOT NULL, 'classification', m.classification,
          'chairPositionId', m.chair_position_id, 'districtCode', m.district_code) AS parties,
        m.minutes_state AS "minutesState",
        m.closed_over AS "closedOver", coalesce(i.status, 'draft') AS minutes,
        CASE WHEN d.code IS NOT NULL THEN json_build_object('code', d.code, 'name', d.name) END AS district,
        p.chair_position_id AS "chairId", p.secretary_position_id AS "secretaryId",
        p.note_taker_position_id AS "noteTakerId", m.previous_id AS "previousId",
        CASE WHEN m.series_id IS NOT NULL
          THEN json_build_object('id', m.series_id, 'recurrenceOn', m.recurrence_on) END AS series
      FROM meetings m LEFT JOIN minutes i ON i.meeting_id = m.id CROSS JOIN LATERAL ${writtenFor(actor)} p
        LEFT JOIN districts d ON d.code = p.district_code
      WHERE m.id = ${id} AND ${reach(actor)}`);
    if (row === undefined) throw new NotFound();
    const { chairId, secretaryId, noteTakerId, letter, previousId, ...rest } = row;
    const { minutesState, minutes: _, parties: decided, closedOver, ...meeting } = rest;
    const day = localDateOf(row.startsAt, row.timeZone);
    const attendances = await this.parts.attendances(actor, id, day);
    const parties = {
      ...decided,
      organisationIds: attendances.flatMap(({ organisation }) => organisation?.id ?? []),
    };
    const seats = [chairId, secretaryId, noteTakerId];
    const held = await this.positions.these(
      seats.filter((seat) => seat !== null),
      day,
    );
    const [chair, secretary, noteTaker] = seats.map((seat) => held.find((position) => position.id === seat));
    const deeds = can(meetingPolicy, actor, parties, possibleDeeds(row.status, minutesState));
    return {
      ...meeting,
      chair: chair ?? null,
      secretary: secretary ?? null,
      noteTaker: noteTaker ?? null,
      letter: letterView(letter),
      previous: previousId === null ? null : await this.ref(actor, previousId),
      attendances,
      agendaItems: await this.parts.agendaItems(actor, id, row.startsAt, day),
      decisions: await this.parts.decisions(actor, id),
      minutesReadable: minutesShown(actor, parties, row) !== null,
      closedOver: deeds.includes('history') || deeds.includes('notes') ? closedOver : null,
      can: deeds,
    };
  }

  /** Its name, where the reader may know it. */
  private async ref(actor: Actor, id: string): Promise<MeetingName | null> {
    const [found] = await this.db.query<MeetingName>(sql`
      SELECT m.id, m.reference, m.title FROM meetings m WHERE m.id = ${id} AND ${reach(actor)}`);
    return found ?? null;
  }
}

export function filters(actor: Actor, filter: Filter): Sql[] {
  const { q, status, kind, topic, from, to, organisationId, attended } = filter;
  const day = sql`(m.starts_at AT TIME ZONE m.time_zone)::date`;
  const onAgenda = sql`EXISTS (
    SELECT FROM ${agendaItemsFor(actor)} a WHERE a.meeting_id = m.id AND a.approved = ${readsApproved(actor)}
      AND a.topic = ${topic} AND ${visible(actor)})`;
  return [
    ...(q === undefined ? [] : [sql`(${contains(sql`m.title`, q)} OR ${contains(sql`m.reference`, q)})`]),
    ...(status === undefined ? [] : [sql`m.status = ${status}`]),
    ...(kind === undefined ? [] : [sql`m.kind = ${kind}`]),
    ...(topic === undefined ? [] : [onAgenda]),
    ...(from === undefined ? [] : [sql`${day} >= ${from}::date`]),
    ...(to === undefined ? [] : [sql`${day} <= ${to}::date`]),
    ...(organisationId === undefined ? [] : [sql`EXISTS (SELECT ${seatsOf(actor, organisationId)})`]),
    ...(organisationId === undefined || attended === undefined
      ? []
      : [attendedAs(actor, organisationId)[attended]]),
  ];
}

/** Counts only what the reader may see. */
const counts = oncePerActor(
  (actor): Sql => sql`json_build_object(
    'invited', (SELECT count(*) FROM ${attendancesFor(actor)} t
      WHERE t.meeting_id = m.id AND t.approved = ${readsApproved(actor)} AND t.status <> 'walk_in'),
    'present', (SELECT count(*) FROM ${attendancesFor(actor)} t
      WHERE t.meeting_id = m.id AND t.approved = ${readsApproved(actor)} AND ${tookPart}),
    'agendaItems', (SELECT count(*) FROM ${agendaItemsFor(actor)} a
      WHERE a.meeting_id = m.id AND a.approved = ${readsApproved(actor)} AND ${visible(actor)}),
    'decisions', (SELECT count(*) FROM ${decisionsFor(actor)} n
        LEFT JOIN ${agendaItemsFor(actor)} a
          ON a.meeting_id = m.id AND a.id = n.agenda_item_id AND a.approved = n.approved
      WHERE n.meeting_id = m.id AND n.approved = ${readsApproved(actor)} AND ${visible(actor)}),
    'commitments', (SELECT count(*) FROM commitments c WHERE c.meeting_id = m.id AND ${reachesCommitment(actor)}))`,
);

function letterView({ number, date, nature, subject }: Letter): LetterView | null {
  const letter = {
    number: number ?? null,
    date: date ?? null,
    nature: nature ?? null,
    subject: subject ?? null,
  };
  return Object.values(letter).every((value) => value === null) ? null : letter;
}
