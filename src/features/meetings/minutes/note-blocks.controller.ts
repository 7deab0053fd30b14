import { Body, Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NotFound, Stale } from '../../../kernel/errors.js';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Cursors } from '../../../platform/http/cursors.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { IfMatch, IfMatchOrNew } from '../../../platform/http/if-match.decorator.js';
import { Problems } from '../../../platform/http/openapi.js';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { fieldDocument } from '../../../platform/http/problem.filter.js';
import { withCurrent } from '../../../platform/http/versions.js';
import { ExemptReadings } from '../exempt-readings.js';
import { MeetingsService } from '../meeting.service.js';
import {
  NoteBlockPage,
  NoteBlockRequest,
  NoteBlockView,
  type SavedNote,
  SavedNotes,
  SaveNotesRequest,
} from './note-block.dto.js';
import { NoteBlockQueries } from './note-block.queries.js';
import { type NoteOutcome, NoteBlocksService } from './note-blocks.service.js';
import type { NoteContent } from './note-block.js';

/** The minutes as they are typed, paragraph by paragraph; each has a version of its own. */
@ApiTags('meetings')
@Controller('meetings/:id/note-blocks')
export class NoteBlocksController {
  constructor(
    private readonly notes: NoteBlocksService,
    private readonly queries: NoteBlockQueries,
    private readonly meetings: MeetingsService,
    private readonly readings: ExemptReadings,
    private readonly cursors: Cursors,
  ) {}

  /** The paragraphs of the minutes, agenda item by agenda item. */
  @Problems(401, 403, 404, 422)
  @Access('meetings.notes')
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<NoteBlockPage> {
    await this.meetings.allow(actor, id, 'notes');
    await this.readings.ofMeeting(actor, id);
    const list = `note-blocks:${id}`;
    const page = this.cursors.request(actor, list, query);
    return this.cursors.page(actor, list, await this.queries.list(actor, id, page));
  }

  /** Save what was typed, several paragraphs at once: each of them is saved or not on its own. */
  @Problems(401, 403, 404, 409, 422)
  @Access('meetings.edit')
  @Put()
  async save(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { writerId, blocks }: SaveNotesRequest,
  ): Promise<SavedNotes> {
    const writes = blocks.map(({ id: blockId, version, block }) => ({
      id: blockId.toLowerCase(),
      version,
      content: contentOf(block),
    }));
    const outcomes = await this.notes.save(actor, id, writes, writerId);
    const views = new Map(
      (await this.queries.these(actor, id, [...outcomes.keys()])).map((view) => [view.id, view]),
    );
    return {
      items: [...outcomes].map(([blockId, outcome]) => ({
        id: blockId,
        state: stateOf(outcome),
        block: views.get(blockId) ?? null,
        errors: errorsOf(outcome, actor),
      })),
    };
  }

  /**
   * Write one paragraph, whole. `If-None-Match: *` makes a new one; sending again what is there already changes
   * nothing. Written without `deleted`, a paragraph that was struck is back.
   */
  @Problems(400, 401, 403, 404, 409, 412, 422, 428)
  @Access('meetings.edit')
  @Put(':blockId')
  async put(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('blockId', IdPipe) blockId: string,
    @IfMatchOrNew() version: number | null,
    @Body() body: NoteBlockRequest,
  ): Promise<NoteBlockView> {
    const view = () => this.one(actor, id, blockId);
    const write = { id: blockId, version, content: contentOf(body) };
    await withCurrent(() => this.notes.put(actor, id, write), view);
    return view();
  }

  /** Strike a paragraph; its words stay. */
  @Problems(400, 401, 403, 404, 409, 412, 428)
  @Access('meetings.edit')
  @Delete(':blockId')
  async strike(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('blockId', IdPipe) blockId: string,
    @IfMatch() version: number,
  ): Promise<NoteBlockView> {
    const view = () => this.one(actor, id, blockId);
    await withCurrent(() => this.notes.strike(actor, id, blockId, version), view);
    return view();
  }

  private async one(actor: Actor, id: string, blockId: string): Promise<NoteBlockView> {
    const [view] = await this.queries.these(actor, id, [blockId]);
    if (view === undefined) throw new NotFound();
    return view;
  }
}

/** A paragraph is written whole: what is left out is empty. */
function contentOf(body: NoteBlockRequest): NoteContent {
  const { speakerPositionId = null, speakerName = null, decisionId = null, commitmentId = null } = body;
  const { agendaItemId, orderKey, kind, text, deleted = false } = body;
  const said = { agendaItemId, orderKey, kind, text, speakerPositionId, speakerName };
  return { ...said, decisionId, commitmentId, deleted };
}

function stateOf(outcome: NoteOutcome): SavedNote['state'] {
  if (outcome === null) return 'saved';
  if (outcome instanceof Stale) return 'stale';
  return outcome instanceof NotFound ? 'gone' : 'refused';
}

function errorsOf(outcome: NoteOutcome, { locale }: Actor): SavedNote['errors'] {
  if (outcome === null || !('fields' in outcome)) return [];
  return outcome.fields.map((field) => fieldDocument(field, locale));
}
