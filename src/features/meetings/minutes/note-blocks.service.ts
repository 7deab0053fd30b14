import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Conflict, type DomainError, Invalid, NotFound, Stale } from '../../../kernel/errors.js';
import type { Actor } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { difference, History } from '../../../platform/history/history.js';
import { MeetingsService } from '../meeting.service.js';
import { deedOf, NoteBlock, type NoteContent } from './note-block.js';
import { NoteReferences } from './note-references.js';

/** More than a day's sitting fills; the page holds all of them. */
const most = 2000;

export interface NoteWrite {
  id: string;
  /** What the writer has read; null when there was none. */
  version: number | null;
  content: NoteContent;
}

/** What became of a write: nothing when it was saved, else why not. */
export type NoteOutcome = Stale | NotFound | Invalid | null;

@Injectable()
export class NoteBlocksService {
  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly meetings: MeetingsService,
    private readonly references: NoteReferences,
  ) {}

  /** Saves one paragraph, or throws. */
  async put(actor: Actor, meetingId: string, write: NoteWrite): Promise<void> {
    const outcomes = await this.save(actor, meetingId, [write]);
    const problem = outcomes.get(write.id);
    if (problem != null) throw problem;
  }

  /**
   * Saves paragraphs, each on its own: one that is refused does not keep back the others. The version of the meeting
   * stays, since others edit its plan meanwhile; the meeting is held so that nobody closes it under the writers.
   */
  async save(
    actor: Actor,
    meetingId: string,
    writes: readonly NoteWrite[],
    writerId?: string,
  ): Promise<Map<string, NoteOutcome>> {
    return this.db.transaction(async () => {
      // New paragraphs are counted, so that two writers do not both write the last one.
      await this.meetings.hold(
        actor,
        meetingId,
        writes.some(({ version }) => version === null),
      );
      if (writerId !== undefined && writerId !== actor.id) throw new Conflict('another-writer');
      // Two writers who save the same paragraphs take them in the same order.
      const inOrder = [...writes].sort((one, other) => (one.id < other.id ? -1 : 1));
      await this.db.query(sql`
        SELECT id FROM note_blocks WHERE id = ANY(${inOrder.map(({ id }) => id)}::uuid[]) ORDER BY id FOR UPDATE`);
      const outcomes = new Map<string, NoteOutcome>();
      for (const write of inOrder) {
        outcomes.set(write.id, await outcomeOf(() => this.write(actor, meetingId, write)));
      }
      return outcomes;
    });
  }

  /** Strikes a paragraph; its words stay, so that it can come back. */
  async strike(actor: Actor, meetingId: string, id: string, version: number): Promise<void> {
    await this.db.transaction(async () => {
      await this.meetings.hold(actor, meetingId, false);
      const block = await this.find(meetingId, id);
      await this.put(actor, meetingId, { id, version, content: { ...block.content, deleted: true } });
    });
  }

  private async write(actor: Actor, meetingId: string, { id, version, content }: NoteWrite): Promise<void> {
    const known = await this.lookFor(meetingId, id);
    // An answer that got lost on its way is asked for again: what is there already is not written twice.
    if (known !== null && same(known.content, content)) return;
    if (known === null && version !== null) throw new NotFound();
    if (known !== null && known.version !== version) throw new Stale();
    await this.references.check(actor, meetingId, content, known?.content);
    if (known === null) await this.begin(actor, meetingId, id, content);
    else await this.change(actor, known, content);
  }

  private async begin(actor: Actor, meetingId: string, id: string, content: NoteContent): Promise<void> {
    const [count] = await this.db.query<{ there: number; all: number }>(sql`
      SELECT count(*) FILTER (WHERE deleted_at IS NULL) AS there, count(*) AS "all"
      FROM note_blocks WHERE meeting_id = ${meetingId}`);
    // What was struck counts too, though less: nobody fills the table by writing and striking.
    if (count === undefined || count.there >= most || count.all >= 2 * most) {
      throw Invalid.field('', 'too-many-notes', { limit: most });
    }
    const at = this.clock.now();
    const block = Object.assign(new NoteBlock(), { id, meetingId, createdById: actor.id, createdAt: at });
    block.write(content, actor.id, at);
    await this.db.save(block);
    const { agendaItemId, kind } = content;
    await this.history.record(actor, { type: 'note-block', id }, 'create', {
      change: { meetingId, agendaItemId, kind },
    });
  }

  private async change(actor: Actor, block: NoteBlock, content: NoteContent): Promise<void> {
    const before = { ...block.content, by: block.updatedById, at: block.updatedAt };
    block.write(content, actor.id, this.clock.now());
    await this.db.save(block);
    const { by: _, at: __, ...told } = before;
    const deed = deedOf(before, { ...block.content, by: actor.id, at: block.updatedAt });
    if (deed === null) return;
    const change = difference({ ...told }, { ...block.content });
    await this.history.record(actor, { type: 'note-block', id: block.id }, deed, {
      // The words go with the deed that takes them away.
      change: deed === 'delete' ? { ...change, text: [before.text, null] } : change,
    });
  }

  private async lookFor(meetingId: string, id: string): Promise<NoteBlock | null> {
    const [there] = await this.db.query<{ meetingId: string }>(sql`
      SELECT meeting_id AS "meetingId" FROM note_blocks WHERE id = ${id}`);
    if (there === undefined) return null;
    // Of another meeting: whether it exists is not told.
    if (there.meetingId !== meetingId) throw new NotFound();
    return this.db.find(NoteBlock, id);
  }

  private async find(meetingId: string, id: string): Promise<NoteBlock> {
    const block = await this.lookFor(meetingId, id);
    if (block === null) throw new NotFound();
    return block;
  }
}

function same(one: NoteContent, other: NoteContent): boolean {
  return Object.keys(difference({ ...one }, { ...other })).length === 0;
}

/** The refusals that belong to one paragraph; anything else concerns the whole request. */
async function outcomeOf(work: () => Promise<void>): Promise<NoteOutcome> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Stale || error instanceof NotFound || error instanceof Invalid) return error;
    throw error as DomainError;
  }
}
