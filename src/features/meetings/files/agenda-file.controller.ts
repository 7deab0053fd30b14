import { Controller, Delete, Get, Param, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { create as dispositionOf } from 'content-disposition';
import type { FastifyRequest } from 'fastify';
import { Invalid } from '../../../kernel/errors.js';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { IfMatch } from '../../../platform/http/if-match.decorator.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { withCurrent } from '../../../platform/http/versions.js';
import { ExemptReadings } from '../exempt-readings.js';
import { MeetingQueries } from '../meeting.queries.js';
import { MeetingView } from '../meeting.views.dto.js';
import { AgendaFileQuery } from './agenda-file.dto.js';
import { AgendaFileQueries } from './agenda-file.queries.js';
import { AgendaFilesService } from './agenda-files.service.js';

/** What was handed out on an agenda item. */
@ApiTags('meetings')
@Controller('meetings/:id')
export class AgendaFileController {
  constructor(
    private readonly service: AgendaFilesService,
    private readonly files: AgendaFileQueries,
    private readonly meetings: MeetingQueries,
    private readonly readings: ExemptReadings,
  ) {}

  /** Attach a file to an agenda item: PDF, Word, Excel, PowerPoint, PNG or JPEG, as its bytes say; at most 5 MB. */
  @Problems(400, 401, 403, 404, 409, 413, 415, 422)
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Access('meetings.edit')
  @Post('agenda-items/:itemId/files')
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('itemId', IdPipe) itemId: string,
    @Query() { name }: AgendaFileQuery,
    @Req() { body }: FastifyRequest,
  ): Promise<MeetingView> {
    if (!Buffer.isBuffer(body)) throw Invalid.field('/file', 'attachment-type');
    await this.service.add(actor, id, itemId, name, body);
    return this.meetings.view(actor, id);
  }

  /** A file as it was attached, to be saved and not to be shown in the page. */
  @Problems(401, 403, 404)
  @ApiOkResponse({
    description: 'The file.',
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  })
  @Access('meetings.read')
  @Get('files/:fileId')
  async open(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('fileId', IdPipe) fileId: string,
  ): Promise<StreamableFile> {
    const { bytes, name, number, isExempt } = await this.files.open(actor, id, fileId);
    if (isExempt) await this.readings.ofItems(actor, id, [number]);
    return new StreamableFile(bytes, { type: 'application/octet-stream', disposition: dispositionOf(name) });
  }

  /** Take a file away again, until the meeting is closed. */
  @Problems(400, 401, 403, 404, 409, 412, 428)
  @Access('meetings.edit')
  @Delete('files/:fileId')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('fileId', IdPipe) fileId: string,
    @IfMatch() version: number,
  ): Promise<MeetingView> {
    const view = () => this.meetings.view(actor, id);
    await withCurrent(() => this.service.remove(actor, id, version, fileId), view);
    return view();
  }
}
