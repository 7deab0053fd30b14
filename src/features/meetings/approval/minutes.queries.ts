import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { NotFound } from '../../../kernel/errors.js';
import { type Actor, authorize, can } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { reachesCommitment } from '../../directory/index.js';
import { visible } from '../meeting.reach.js';
import { type MeetingParties, minutesPolicy, minutesShown, seenBy } from '../meeting.policy.js';
import { MeetingsService } from '../meeting.service.js';
import { Meeting } from '../meeting.js';
import type {
  MinutesCommentView,
  MinutesReading,
  MinutesReadingParagraph,
  MinutesVersionRow,
  MinutesVersionView,
  MinutesView,
} from './minutes.dto.js';
import { minutesLifecycle, type MinutesStatus } from './minutes.lifecycle.js';
import { contentOf, type MinutesContent, paragraphs } from './minutes.snapshot.js';
import { Minutes, settled } from './minutes.js';
import { OpenEnds } from './open-ends.js';

const versionRow = sql`
  v.number, v.reference, v.sha256, v.reason, v.approved_by_name AS "approvedBy",
  v.noted_for_chair AS "notedForChair", v.approved_at AS "approvedAt"`;

type Found = Pick<Minutes, 'status' | 'roundEndsOn' | 'reference' | 'erratumReason' | 'approvedVersion'>;
type Said = Pick<MinutesReading, 'agenda' | 'blocks'>;

/** What a paragraph `b` became; a commitment that the reader may not see is not told by its id either. */
const becameFor = (actor: Actor): Sql => sql`
  b.decision_id AS "decisionId", (
    SELECT c.id FROM commitments c WHERE c.id = b.commitment_id AND ${reachesCommitment(actor)}) AS "commitmentId"`;

@Injectable()
export class MinutesQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly meetings: MeetingsService,
    private readonly openEnds: OpenEnds,
  ) {}

  async view(actor: Actor, meetingId: string): Promise<MinutesView> {
    const { meeting, parties } = await this.reached(actor, meetingId);
    const minutes = await this.find(meetingId);
    const status = this.statusOf(minutes);
    const begun = minutesLifecycle.allowed(status).filter(() => isHeld(meeting));
    const now = status === 'correction' ? (['comment', 'answer'] as const) : (['answer'] as const);
    return {
      status,
      roundEndsOn: minutes?.roundEndsOn ?? null,
      reference: minutes?.reference ?? null,
      erratumReason: minutes?.erratumReason ?? null,
      shown: minutesShown(actor, parties, { ...meeting, minutes: status }),
      versions: await this.db.query<MinutesVersionRow>(sql`
        SELECT ${versionRow} FROM minutes_versions v WHERE v.meeting_id = ${meetingId} ORDER BY v.number DESC`),
      open: await this.openEnds.of(meetingId, visible(actor)),
      acceptedUnchanged: await this.acceptedUnchanged(actor, meetingId),
      can: can(minutesPolicy, actor, parties, [...begun, ...now]),
    };
  }

  /** Since the last approval; a paragraph that was struck has changed. */
  private async acceptedUnchanged(actor: Actor, meetingId: string): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(sql`
      SELECT count(*) FROM minutes_comments c JOIN note_blocks b ON b.id = c.block_id
        JOIN agenda_items a ON a.id = b.agenda_item_id
      WHERE c.meeting_id = ${meetingId} AND c.status = 'taken_over' AND b.deleted_at IS NULL AND b.text = c.quote
        AND ${visible(actor)} AND NOT EXISTS (
          SELECT FROM minutes_versions v WHERE v.meeting_id = c.meeting_id AND v.approved_at >= c.created_at)`);
    return row?.count ?? 0;
  }

  /** The notes with what was said about them. A draft is for who writes it: of an erratum, others read what it corrects. */
  async reading(actor: Actor, meetingId: string): Promise<MinutesReading> {
    const approved = await this.mustBeReadable(actor, meetingId);
    const { agenda, blocks } = await (approved === null
      ? this.current(actor, meetingId)
      : this.approved(actor, meetingId, approved));
    const comments = await this.db.query<MinutesCommentView>(sql`
      SELECT c.id, c.block_id AS "blockId", c.quote, c.text, c.status, c.author_name AS author,
        c.organisation_name AS organisation, c.created_at AS "createdAt", c.answer_note AS "answerNote",
        c.answered_by_name AS "answeredBy", c.answered_at AS "answeredAt"
      FROM minutes_comments c JOIN agenda_items a ON a.id = c.agenda_item_id
      WHERE c.meeting_id = ${meetingId} AND ${visible(actor)} AND NOT EXISTS (
        SELECT FROM note_blocks b JOIN agenda_items a ON a.id = b.agenda_item_id
        WHERE b.id = c.block_id AND NOT ${visible(actor)})
      ORDER BY c.created_at, c.id`);
    return { version: approved, agenda, blocks, comments };
  }

  private async current(actor: Actor, meetingId: string): Promise<Said> {
    const agenda = await this.db.query<MinutesReading['agenda'][number]>(sql`
      SELECT a.id, a.number, a.title FROM agenda_items a
      WHERE a.meeting_id = ${meetingId} AND ${visible(actor)} ORDER BY a.number, a.id`);
    const blocks = await this.db.query<MinutesReadingParagraph>(
      paragraphs(meetingId, visible(actor), sql`, ${becameFor(actor)}`),
    );
    return { agenda, blocks };
  }

  /** What the paragraphs of a version became stands on the rows beneath, as far as they are still there. */
  private async approved(actor: Actor, meetingId: string, number: number): Promise<Said> {
    const { agenda, blocks } = await this.version(actor, meetingId, number);
    const rows = await this.db.query<Pick<MinutesReadingParagraph, 'id' | 'decisionId' | 'commitmentId'>>(sql`
      SELECT b.id, ${becameFor(actor)} FROM note_blocks b
      WHERE b.meeting_id = ${meetingId} AND (b.decision_id IS NOT NULL OR b.commitment_id IS NOT NULL)`);
    const became = new Map(rows.map((row) => [row.id, row]));
    return {
      agenda: agenda.map(({ id, number: place, title }) => ({ id, number: place, title })),
      blocks: blocks.map((block) => ({
        decisionId: null,
        commitmentId: null,
        ...block,
        ...became.get(block.id),
      })),
    };
  }

  /** A version without what this reader may not see, neither as it was classified then nor as it is now. */
  async version(actor: Actor, meetingId: string, number: number): Promise<MinutesVersionView> {
    const { parties } = await this.reached(actor, meetingId);
    const [row] = await this.db.query<MinutesVersionRow & { content: string }>(sql`
      SELECT ${versionRow}, v.content FROM minutes_versions v
      WHERE v.meeting_id = ${meetingId} AND v.number = ${number}`);
    if (row === undefined) throw new NotFound();
    const { content, ...version } = row;
    const all = contentOf(content);
    const hidden = await this.hidden(actor, meetingId, parties, all);
    const shown = <Part extends { agendaItemId: string | null }>(parts: Part[]) =>
      parts.filter(({ agendaItemId }) => agendaItemId === null || !hidden.items.has(agendaItemId));
    const { attendance, meeting } = all;
    const { id: _id, reference: _reference, kind: _kind, ...plan } = meeting;
    const agenda = all.agenda.filter(({ id }) => !hidden.items.has(id));
    const commitments = all.commitments.filter(({ id }) => hidden.commitments.has(id));
    const parts = { blocks: shown(all.blocks), decisions: shown(all.decisions) };
    const whole = agenda.length === all.agenda.length && commitments.length === all.commitments.length;
    return { ...version, whole, plan, attendance, agenda, ...parts, commitments };
  }

  /** Refuses who may not read the notes now; answers the version that they read instead, if it is one. */
  async mustBeReadable(actor: Actor, meetingId: string): Promise<number | null> {
    const { meeting, parties } = await this.reached(actor, meetingId);
    const found = await this.find(meetingId);
    const shown = minutesShown(actor, parties, { ...meeting, minutes: this.statusOf(found) });
    if (shown === null) throw new NotFound();
    return shown === 'approved' ? (found?.approvedVersion ?? null) : null;
  }

  private async reached(actor: Actor, meetingId: string) {
    const meeting = await this.db.find(Meeting, meetingId);
    const parties = await this.meetings.partiesOf(meeting);
    authorize(minutesPolicy, actor, 'read', parties);
    return { meeting, parties };
  }

  private async find(meetingId: string): Promise<Found | null> {
    const [row] = await this.db.query<Found>(sql`
      SELECT i.status, i.round_ends_on AS "roundEndsOn", i.reference, i.erratum_reason AS "erratumReason",
        i.approved_version AS "approvedVersion"
      FROM minutes i WHERE i.meeting_id = ${meetingId}`);
    return row ?? null;
  }

  private statusOf(minutes: Pick<Minutes, 'status' | 'roundEndsOn'> | null): MinutesStatus {
    if (minutes === null) return 'draft';
    return settled(minutes.status, minutes.roundEndsOn, this.clock.today());
  }

  /** Items that are withheld, and commitments that are not. */
  private async hidden(actor: Actor, meetingId: string, parties: MeetingParties, { agenda }: MinutesContent) {
    const seen = seenBy(actor, parties);
    const now = await this.db.query<{ id: string }>(sql`
      SELECT a.id FROM agenda_items a WHERE a.meeting_id = ${meetingId} AND NOT ${visible(actor)}`);
    const then = agenda.filter(({ classification }) => !seen.includes(classification));
    const commitments = await this.db.query<{ id: string }>(sql`
      SELECT c.id FROM commitments c WHERE c.meeting_id = ${meetingId} AND ${reachesCommitment(actor)}`);
    return {
      items: new Set([...now, ...then].map(({ id }) => id)),
      commitments: new Set(commitments.map(({ id }) => id)),
    };
  }
}

/** Minutes are corrected and approved after the meeting. */
export function isHeld({ status }: Pick<Meeting, 'status'>): boolean {
  return status === 'held' || status === 'closed';
}
