import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Conflict, Invalid, NotFound } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import { type Actor, authorize } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { PositionQueries } from '../../directory/index.js';
import { visible } from '../meeting.reach.js';
import { type MeetingParties, minutesPolicy } from '../meeting.policy.js';
import { MeetingsService } from '../meeting.service.js';
import { Meeting } from '../meeting.js';
import { MinutesComment } from './minutes-comment.js';
import type { AnswerCommentRequest } from './minutes.dto.js';
import { OpenEnds } from './open-ends.js';

/** The page shows all of them. */
const most = 500;

/** What those who took part say about the notes, and what staff answer. */
@Injectable()
export class MinutesCommentsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly history: History,
    private readonly meetings: MeetingsService,
    private readonly openEnds: OpenEnds,
    private readonly positions: PositionQueries,
  ) {}

  async add(actor: Actor, meetingId: string, blockId: string, text: string): Promise<void> {
    await this.db.transaction(async () => {
      const parties = await this.lock(actor, meetingId, 'comment');
      const by = await this.signedBy(actor, parties);
      const isRunning = (await this.openEnds.of(meetingId)).some(({ code }) => code === 'round-running');
      if (!isRunning) throw new Conflict('round-not-open');
      const block = await this.blockOf(actor, meetingId, blockId);
      await this.mustHaveRoom(meetingId);
      const comment = Object.assign(new MinutesComment(), {
        id: newId(),
        meetingId,
        blockId,
        agendaItemId: block.agendaItemId,
        quote: block.text,
        text,
        status: 'open' as const,
        authorId: actor.id,
        authorName: by.name,
        organisationName: await this.organisationOf(actor, meetingId),
        createdAt: this.clock.now(),
        answerNote: null,
        answeredByName: null,
        answeredAt: null,
      });
      await this.db.save(comment);
      // The words stay with the comment: the story of a meeting is read by who may not see each item.
      await this.record(by, meetingId, 'comment-minutes', { commentId: comment.id, blockId });
    });
  }

  async answer(actor: Actor, meetingId: string, id: string, request: AnswerCommentRequest): Promise<void> {
    const { takenOver, note = null } = request;
    if (!takenOver && note === null) throw Invalid.field('/note', 'note-needed');
    await this.db.transaction(async () => {
      await this.lock(actor, meetingId, 'answer');
      const comment = await this.db.lock(MinutesComment, id);
      if (comment.meetingId !== meetingId) throw new NotFound();
      comment.answer(takenOver, note, actor.name, this.clock.now());
      await this.db.save(comment);
      await this.record(actor, meetingId, 'answer-comment', { commentId: id, takenOver });
    });
  }

  private async lock(actor: Actor, meetingId: string, deed: 'comment' | 'answer'): Promise<MeetingParties> {
    const meeting = await this.db.lock(Meeting, meetingId);
    const parties = await this.meetings.partiesOf(meeting);
    authorize(minutesPolicy, actor, deed, parties);
    return parties;
  }

  /** An aide speaks for the leader of the meeting, unless they may comment in a way of their own. */
  private async signedBy(actor: Actor, parties: MeetingParties): Promise<Actor> {
    const own = { ...actor, grants: actor.grants.filter(({ role }) => role !== 'aide') };
    if (minutesPolicy.comment(own, parties)) return actor;
    return this.positions.signedFor(actor, parties.chairPositionId, this.clock.today());
  }

  private async blockOf(actor: Actor, meetingId: string, id: string) {
    const [block] = await this.db.query<{ agendaItemId: string; text: string }>(sql`
      SELECT b.agenda_item_id AS "agendaItemId", b.text
      FROM note_blocks b JOIN agenda_items a ON a.id = b.agenda_item_id
      WHERE b.id = ${id} AND b.meeting_id = ${meetingId} AND b.deleted_at IS NULL AND ${visible(actor)}`);
    if (block === undefined) throw new NotFound();
    return block;
  }

  /** For whom they speak: the one of theirs that takes part. */
  private async organisationOf(actor: Actor, meetingId: string): Promise<string | null> {
    const own = actor.grants.flatMap(({ organisationId }) => organisationId ?? []);
    const [found] = await this.db.query<{ name: string }>(sql`
      SELECT o.name FROM organisations o WHERE o.id = ANY(${own}::uuid[])
      ORDER BY EXISTS (
        SELECT FROM attendances t WHERE t.meeting_id = ${meetingId} AND t.organisation_id = o.id) DESC, o.name LIMIT 1`);
    return found?.name ?? null;
  }

  private async mustHaveRoom(meetingId: string): Promise<void> {
    const [count] = await this.db.query<{ all: number }>(sql`
      SELECT count(*) AS "all" FROM minutes_comments WHERE meeting_id = ${meetingId}`);
    if ((count?.all ?? 0) >= most) throw new Conflict('too-many', { limit: most });
  }

  private record(actor: Actor, id: string, verb: string, change: Record<string, unknown>): Promise<void> {
    return this.history.record(actor, { type: 'meeting', id }, verb, { change });
  }
}
