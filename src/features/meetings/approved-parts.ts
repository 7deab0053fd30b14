import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../../kernel/policy.js';
import { classifications, rights } from '../../kernel/rights.js';
import { Database } from '../../platform/database/database.js';
import { oncePerActor } from '../../platform/database/prepared.js';
import { classified, positionsIn, reachedBy } from '../../platform/database/reach.js';

/** Rows of a meeting as they were approved, by the names of their columns; kept only while an erratum is open. */
export interface ApprovedParts {
  agenda: unknown[];
  decisions: unknown[];
  /** Who was there; that somebody signed, not how. */
  attendances: unknown[];
  /** Ids of what was handed out. */
  files: string[];
}

/** Whether this reader sees meeting `m` as it was approved: an erratum is open, and they neither write nor sign it. */
export const readsApproved = oncePerActor((actor): Sql => {
  if (writesEverywhere(actor)) return sql`false`;
  const takesPart = reachedBy(actor, rights.meetings.notes, {
    office: () => sql`true`,
    chaired: (grants) => sql`(${classified(sql`m.classification`, grants)}
      AND m.chair_position_id = ANY(${positionsIn(grants)}::uuid[]))`,
  });
  return sql`(${inErratum} AND ${takesPart} IS NOT TRUE)`;
});

/** Of meeting `m`; what was approved is then kept beside its rows. */
export const inErratum = sql`(m.minutes_state IS NOT DISTINCT FROM 'erratum')`;

/** Its readers see the rows as they are, so that theirs stay the plain tables. */
const writesEverywhere = (actor: Actor): boolean =>
  actor.grants.some(({ role }) => role in rights.meetings.edit);

const decisionColumns = sql`d.id, d.meeting_id, d.agenda_item_id, d.number, d.topic, d.text`;
const agendaColumns = sql`d.id, d.meeting_id, d.number, d.topic, d.title, d.minutes, d.presenter,
  d.presenter_position_id, d.continues_id, d.returns`;
const seatColumns = sql`d.id, d.number, d.status, d.organisation_id, d.position_id, d.name,
  d.guest_organisation, d.represented_by, d.assignment_letter, d.checked_in_at, d.checked_in_via,
  d.signature IS NOT NULL AS signed`;
const order = sql`${[...classifications]}::text[]`;

/** The rows as they are, and with `approved` those that an open erratum corrects. */
export const allDecisions = sql`(
  SELECT ${decisionColumns}, false AS approved FROM decisions d
  UNION ALL
  SELECT ${decisionColumns}, true FROM minutes i
    CROSS JOIN LATERAL jsonb_populate_recordset(NULL::decisions, i.approved_parts -> 'decisions') d
  WHERE i.approved_parts IS NOT NULL)`;

/** The same of agenda items. What a draft withholds is withheld at once: the stricter classification counts. */
export const allAgendaItems = sql`(
  SELECT ${agendaColumns}, d.classification, false AS approved FROM agenda_items d
  UNION ALL
  SELECT ${agendaColumns}, CASE
      WHEN array_position(${order}, now.classification) > array_position(${order}, d.classification)
      THEN now.classification ELSE d.classification END, true
  FROM minutes i
    CROSS JOIN LATERAL jsonb_populate_recordset(NULL::agenda_items, i.approved_parts -> 'agenda') d
    LEFT JOIN agenda_items now ON now.id = d.id
  WHERE i.approved_parts IS NOT NULL)`;

/** The same of seats. */
export const allAttendances = sql`(
  SELECT d.meeting_id, ${seatColumns}, false AS approved FROM attendances d
  UNION ALL
  SELECT i.meeting_id, ${seatColumns}, true FROM minutes i
    CROSS JOIN LATERAL jsonb_populate_recordset(NULL::attendances, i.approved_parts -> 'attendances') d
  WHERE i.approved_parts IS NOT NULL)`;

/** The decisions among which `approved` = {@link readsApproved} picks those for this reader. */
export const decisionsFor = (actor: Actor): Sql =>
  writesEverywhere(actor)
    ? sql`(SELECT ${decisionColumns}, false AS approved FROM decisions d)`
    : allDecisions;

/** The agenda items among which `approved` = {@link readsApproved} picks those for this reader. */
export const agendaItemsFor = (actor: Actor): Sql =>
  writesEverywhere(actor)
    ? sql`(SELECT ${agendaColumns}, d.classification, false AS approved FROM agenda_items d)`
    : allAgendaItems;

/**
 * The seats among which `approved` = {@link readsApproved} picks those for this reader. The meeting is that of the
 * minutes, so that a list unfolds the seats of its own meetings only: there may be hundreds.
 */
export const attendancesFor = (actor: Actor): Sql =>
  writesEverywhere(actor)
    ? sql`(SELECT d.meeting_id, ${seatColumns}, false AS approved FROM attendances d)`
    : allAttendances;

/** Meeting `m` with what an erratum makes of its title, time and place, for who writes or signs that. */
export const writtenFor = (actor: Actor): Sql => sql`
  jsonb_populate_record(m, CASE WHEN NOT ${readsApproved(actor)} THEN m.erratum END)`;

/** Whether file `f` is not one that a draft brought; `approved` says for whom. */
export const handedOut = (approved: Sql): Sql => sql`(NOT ${approved} OR EXISTS (
  SELECT FROM minutes i WHERE i.meeting_id = f.meeting_id AND i.approved_parts -> 'files' ? f.id::text))`;

@Injectable()
export class ApprovedPartsQueries {
  constructor(private readonly db: Database) {}

  /** The caller has locked the meeting. */
  async of(meetingId: string): Promise<ApprovedParts> {
    const [parts] = await this.db.query<ApprovedParts>(sql`
      SELECT
        coalesce((SELECT jsonb_agg(to_jsonb(a)) FROM agenda_items a WHERE a.meeting_id = ${meetingId}), '[]') AS agenda,
        coalesce((SELECT jsonb_agg(to_jsonb(n)) FROM decisions n WHERE n.meeting_id = ${meetingId}), '[]') AS decisions,
        coalesce((SELECT jsonb_agg(jsonb_build_object('id', t.id, 'meeting_id', t.meeting_id, 'number', t.number,
            'status', t.status, 'organisation_id', t.organisation_id, 'position_id', t.position_id, 'name', t.name,
            'guest_organisation', t.guest_organisation, 'represented_by', t.represented_by,
            'assignment_letter', t.assignment_letter, 'checked_in_at', t.checked_in_at,
            'checked_in_via', t.checked_in_via, 'signature', CASE WHEN t.signature IS NOT NULL THEN '\\x' END))
          FROM attendances t WHERE t.meeting_id = ${meetingId}), '[]') AS attendances,
        coalesce((SELECT jsonb_agg(f.id) FROM agenda_files f WHERE f.meeting_id = ${meetingId}), '[]') AS files`);
    if (parts === undefined) throw new Error('a statement without FROM always answers one row');
    return parts;
  }
}
