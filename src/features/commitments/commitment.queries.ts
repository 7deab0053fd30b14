import { Injectable } from '@nestjs/common';
import sql, { join, raw } from 'sql-template-tag';
import { type LocalDate, workingDaysAfter } from '../../kernel/calendar.js';
import { NotFound } from '../../kernel/errors.js';
import { cutPage, type Page, type PageRequest } from '../../kernel/page.js';
import { type Actor, can } from '../../kernel/policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { jsonInstant, jsonRows } from '../../platform/database/json.js';
import { oncePerActor, prepare, Slot } from '../../platform/database/prepared.js';
import { Holidays, reachesCommitment, reachesOrganisation } from '../directory/index.js';
import { conditions, type Filter } from './commitment.filters.js';
import type { Commitment } from './commitment.js';
import { type CommitmentParties, commitmentPolicy } from './commitment.policy.js';
import type { CommitmentRow, CommitmentView } from './commitment.views.dto.js';
import { lightOf } from './light.js';
import { possibleDeeds, waitingFor } from './next-move.js';

type ListRow = CommitmentRow & { dueOrder: string };
type Chair = Pick<CommitmentParties, 'chairPositionId' | 'chairOrganisationId'>;
type OneRow = Omit<CommitmentView, 'waitingFor' | 'can'> & Chair;

/** A proposal without a date sorts after every date. */
const dueOrder = sql`coalesce(c.due_on, 'infinity')`;

const rowColumns = sql`
  c.id, c.reference, c.title, c.topic, c.status, json_build_object('id', o.id, 'name', o.name) AS owner,
  CASE WHEN m.id IS NOT NULL THEN json_build_object('id', m.id, 'reference', m.reference) END AS meeting,
  c.due_on AS "dueOn", c.first_due_on AS "firstDueOn", c.direction, c.baseline, c.target, c.unit,
  c.progress_value AS "progressValue", c.progress_percent AS "progressPercent", c.progress_on AS "progressOn",
  c.obstacle, c.question`;

const rowTables = sql`
  commitments c JOIN organisations o ON o.id = c.owner_id LEFT JOIN meetings m ON m.id = c.meeting_id`;

const progressReports = sql`
  SELECT id, reported_on AS "reportedOn", value, percent, note, reported_by_name AS "reportedBy",
    ${jsonInstant('created_at')} AS "createdAt"
  FROM progress_reports WHERE commitment_id = c.id ORDER BY reported_on DESC, id DESC LIMIT 200`;

const extensions = sql`
  SELECT id, from_due_on AS "fromDueOn", to_due_on AS "toDueOn", reason, status,
    requested_by_name AS "requestedBy", ${jsonInstant('requested_at')} AS "requestedAt",
    answered_by_name AS "answeredBy", ${jsonInstant('answered_at')} AS "answeredAt", answer_note AS "answerNote"
  FROM extensions WHERE commitment_id = c.id ORDER BY requested_at DESC, id DESC LIMIT 200`;

/** Who led meeting `m`. */
const chair = sql`
  m.chair_position_id AS "chairPositionId",
  (SELECT x.organisation_id FROM positions x WHERE x.id = m.chair_position_id) AS "chairOrganisationId"`;

const one = oncePerActor((actor) =>
  prepare(sql`
    SELECT ${rowColumns}, ${lightOf(new Slot('today'))} AS light,
      c.agenda_item_id AS "agendaItemId", c.decision_id AS "decisionId",
      CASE WHEN v.id IS NOT NULL THEN json_build_object('id', v.id, 'name', v.name) END AS verifier,
      c.supporting, c.indicator, c.evidence_required AS "evidenceRequired", c.place,
      CASE WHEN d.code IS NOT NULL THEN json_build_object('code', d.code, 'name', d.name) END AS district,
      c.planned_value AS "plannedValue", c.classification, c.agreed_at AS "agreedAt",
      c.submitted_at AS "submittedAt", c.fulfilled_on AS "fulfilledOn", c.version,
      ${chair}, coalesce(${reachesOrganisation(actor)}, false) AS "opensOwner",
      ${jsonRows(progressReports)} AS progress, ${jsonRows(extensions)} AS extensions
    FROM ${rowTables} LEFT JOIN organisations v ON v.id = c.verifier_id
      LEFT JOIN districts d ON d.code = c.district_code
    WHERE c.id = ${new Slot('id')} AND ${reachesCommitment(actor)}`),
);

@Injectable()
export class CommitmentQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly holidays: Holidays,
  ) {}

  async list(actor: Actor, filter: Filter, { limit, after }: PageRequest): Promise<Page<CommitmentRow>> {
    const today = this.clock.today();
    const { order, beyond, key } = sorting(filter.sort ?? 'due');
    const wanted = [
      reachesCommitment(actor),
      ...conditions(actor, filter, today),
      ...(after === undefined ? [] : [beyond(after)]),
    ];
    const rows = await this.db.query<ListRow>(sql`
      SELECT ${rowColumns}, ${lightOf(today)} AS light, ${dueOrder}::text AS "dueOrder"
      FROM ${rowTables} WHERE ${join(wanted, ' AND ')} ORDER BY ${order} LIMIT ${limit + 1}`);
    const { items, next } = cutPage(rows, limit, key);
    const seen = withLateness(items, today, await this.holidays.all());
    return next === undefined ? { items: seen } : { items: seen, next };
  }

  /** One commitment as this reader may see it; {@link NotFound} when they may not. */
  async view(actor: Actor, id: string): Promise<CommitmentView> {
    const today = this.clock.today();
    const [row] = await this.db.ask<OneRow>(one(actor), { id, today });
    if (row === undefined) throw new NotFound();
    withLateness([row], today, await this.holidays.all());
    const asked = row.extensions.some(({ status }) => status === 'requested');
    const { chairPositionId, chairOrganisationId } = row;
    const parties = {
      ownerId: row.owner.id,
      verifierId: row.verifier?.id ?? null,
      classification: row.classification,
      districtCode: row.district?.code ?? null,
      chairPositionId,
      chairOrganisationId,
    };
    // Added in place: copying forty fields for each reader is what a reading costs most.
    return Object.assign(row, {
      waitingFor: waitingFor(row, asked),
      can: can(commitmentPolicy, actor, parties, possibleDeeds(row.status, asked)),
      chairPositionId: undefined,
      chairOrganisationId: undefined,
    });
  }

  /** What the policy looks at. */
  async partiesOf(commitment: Commitment): Promise<CommitmentParties> {
    const { ownerId, verifierId, classification, districtCode, meetingId } = commitment;
    const [meeting] = await this.db.query<Chair>(
      sql`SELECT ${chair} FROM meetings m WHERE m.id = ${meetingId}`,
    );
    const nobody = { chairPositionId: null, chairOrganisationId: null };
    return { ownerId, verifierId, classification, districtCode, ...(meeting ?? nobody) };
  }

  /** The organisation that promised, or the position that led the meeting. */
  async nameOf(party: 'owner' | 'chair', { ownerId, chairPositionId }: CommitmentParties): Promise<string> {
    const [row] = await this.db.query<{ name: string }>(
      party === 'owner'
        ? sql`SELECT name FROM organisations WHERE id = ${ownerId}`
        : sql`SELECT title AS name FROM positions WHERE id = ${chairPositionId}`,
    );
    return row?.name ?? '';
  }

  /**
   * The reference of a meeting, when the parts given really belong to it. The meeting is held first, so that nobody
   * strikes the decision, or the item, between this look and the commitment that points to it.
   */
  async meetingReference(meetingId: string, agendaItemId: string | null, decisionId: string | null) {
    await this.db.query(sql`SELECT id FROM meetings WHERE id = ${meetingId} FOR KEY SHARE`);
    const [row] = await this.db.query<{ reference: string }>(sql`
      SELECT m.reference FROM meetings m WHERE m.id = ${meetingId}
        AND (${agendaItemId}::uuid IS NULL OR EXISTS (
          SELECT FROM agenda_items a WHERE a.id = ${agendaItemId} AND a.meeting_id = m.id))
        AND (${decisionId}::uuid IS NULL OR EXISTS (
          SELECT FROM decisions d WHERE d.id = ${decisionId} AND d.meeting_id = m.id))`);
    return row?.reference;
  }
}

/** Adds to each row, in its place, how late it is; what only sorted it goes. */
function withLateness<Row extends CommitmentRow>(
  rows: Row[],
  today: LocalDate,
  holidays: ReadonlySet<LocalDate>,
): Row[] {
  for (const row of rows) {
    const isLate = row.light === 'late' && row.dueOn !== null;
    row.lateWorkingDays = isLate ? workingDaysAfter(row.dueOn ?? today, today, holidays) : 0;
    (row as { dueOrder?: string | undefined }).dueOrder = undefined;
  }
  return rows;
}

function sorting(sort: 'due' | '-due' | 'reference') {
  if (sort === 'reference') {
    return {
      order: sql`c.reference`,
      beyond: ([reference]: readonly unknown[]) => sql`c.reference > ${reference as string}`,
      key: (row: ListRow) => [row.reference],
    };
  }
  const direction = raw(sort === 'due' ? 'ASC' : 'DESC');
  const comparison = raw(sort === 'due' ? '>' : '<');
  return {
    order: sql`${dueOrder} ${direction}, c.id ${direction}`,
    beyond: ([due, id]: readonly unknown[]) =>
      sql`(${dueOrder}, c.id) ${comparison} (${due as string}::date, ${id as string}::uuid)`,
    key: (row: ListRow) => [row.dueOrder, row.id],
  };
}
