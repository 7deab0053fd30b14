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
      return this.writeAll(actor, meetingId, writes, await this.lock(writes.map(({ id }) => id)));
    });
  }

  /** Strikes a paragraph; its words stay, so that it can come back. */
  async strike(actor: Actor, meetingId: string, id: string, version: number): Promise<void> {
    await this.db.transaction(async () => {
      await this.meetings.hold(actor, meetingId, false);
      const known = await this.lock([id]);
      const block = known.get(id);
      if (block?.meetingId !== meetingId) throw new NotFound();
      const write = { id, version, content: { ...block.content, deleted: true } };
      const problem = (await this.writeAll(actor, meetingId, [write], known)).get(id);
      if (problem != null) throw problem;
    });
  }

  private async lock(ids: readonly string[]): Promise<Map<string, NoteBlock>> {
    return new Map((await this.db.lockAll(NoteBlock, ids)).map((block) => [block.id, block]));
  }

  /** Decides on each paragraph, and then saves what changed at once: this happens at every second of typing. */
  private async writeAll(
    actor: Actor,
    meetingId: string,
    writes: readonly NoteWrite[],
    known: ReadonlyMap<string, NoteBlock>,
  ): Promise<Map<string, NoteOutcome>> {
    const outcomes = new Map<string, NoteOutcome>();
    const changed: NoteBlock[] = [];
    for (const write of writes) {
      const work = () => this.write(actor, meetingId, write, known.get(write.id));
      const outcome = await outcomeOf(work);
      if (outcome instanceof NoteBlock) changed.push(outcome);
      outcomes.set(write.id, outcome instanceof NoteBlock ? null : outcome);
    }
    if (changed.length > 0) await this.store(changed);
    return outcomes;
  }

  /** All of them in one statement. */
  private async store(blocks: readonly NoteBlock[]): Promise<void> {
    const all = <Key extends keyof NoteBlock>(key: Key) => blocks.map((block) => block[key]);
    await this.db.query(sql`
      UPDATE note_blocks b SET agenda_item_id = n.item, order_key = n.place, kind = n.kind, text = n.text,
        speaker_position_id = n.speaker_position, speaker_name = n.speaker, decision_id = n.decision,
        commitment_id = n.commitment, version = n.version, updated_by_id = n.writer, updated_at = n.written, deleted_at = n.struck
      FROM unnest(${all('id')}::uuid[], ${all('agendaItemId')}::uuid[], ${all('orderKey')}::text[],
        ${all('kind')}::text[], ${all('text')}::text[], ${all('speakerPositionId')}::uuid[],
        ${all('speakerName')}::text[], ${all('decisionId')}::uuid[], ${all('commitmentId')}::uuid[],
        ${all('version')}::integer[], ${all('updatedById')}::uuid[], ${all('updatedAt')}::timestamptz[],
        ${all('deletedAt')}::timestamptz[])
        AS n (id, item, place, kind, text, speaker_position, speaker, decision, commitment, version, writer, written, struck)
      WHERE b.id = n.id`);
  }

  /** Answers the paragraph when it has to be saved. */
  private async write(
    actor: Actor,
    meetingId: string,
    { id, version, content }: NoteWrite,
    known: NoteBlock | undefined,
  ): Promise<NoteBlock | null> {
    if (known === undefined) {
      if (version !== null) throw new NotFound();
      await this.references.check(actor, meetingId, content);
      await this.begin(actor, meetingId, id, content);
      return null;
    }
    // Of another meeting: whether it exists is not told.
    if (known.meetingId !== meetingId) throw new NotFound();
    // An answer that got lost on its way is asked for again: what is there already is not written twice.
    if (same(known.content, content)) return null;
    if (known.version !== version) throw new Stale();
    await this.references.check(actor, meetingId, content, known.content);
    return this.change(actor, known, content);
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
    // Whole, since later entries tell only what became another.
    const begun = Object.fromEntries(
      Object.entries(content).filter(([, value]) => value !== null && value !== false),
    );
    await this.history.record(actor, { type: 'note-block', id }, 'create', {
      change: { meetingId, ...begun },
    });
  }

  private async change(actor: Actor, block: NoteBlock, content: NoteContent): Promise<NoteBlock> {
    const before = { ...block.content, by: block.updatedById, at: block.updatedAt };
    block.write(content, actor.id, this.clock.now());
    const { by: _, at: __, ...told } = before;
    const deed = deedOf(before, { ...block.content, by: actor.id, at: block.updatedAt });
    if (deed === null) return block;
    // The words stand in every entry as they were left, also where they stay: what was typed on was not told. With the
    // deed that strikes them they go.
    const text = deed === 'delete' ? [before.text, null] : before.text;
    const change = { text, ...difference({ ...told }, { ...block.content }) };
    await this.history.record(actor, { type: 'note-block', id: block.id }, deed, { change });
    return block;
  }
}

function same(one: NoteContent, other: NoteContent): boolean {
  return Object.keys(difference({ ...one }, { ...other })).length === 0;
}

/** The refusals that belong to one paragraph; anything else concerns the whole request. */
async function outcomeOf<Result>(work: () => Promise<Result>): Promise<Result | NoteOutcome> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Stale || error instanceof NotFound || error instanceof Invalid) return error;
    throw error as DomainError;
  }
}
