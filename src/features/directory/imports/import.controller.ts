import { Body, Controller, Get, Param, Patch, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Invalid } from '../../../kernel/errors.js';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { WantsProof } from '../../../platform/auth/wants-proof.decorator.js';
import { Cursors } from '../../../platform/http/cursors.js';
import { translate } from '../../../platform/i18n/translate.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { IfMatch } from '../../../platform/http/if-match.decorator.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { withCurrent } from '../../../platform/http/versions.js';
import {
  ImportRowFilter,
  ImportRowPage,
  ImportView,
  MapImportRequest,
  RunImportRequest,
  UploadQuery,
} from './import.dto.js';
import { ImportQueries } from './import.queries.js';
import { ImportsService } from './imports.service.js';

@ApiTags('directory')
@Controller('imports')
export class ImportController {
  constructor(
    private readonly imports: ImportsService,
    private readonly queries: ImportQueries,
    private readonly cursors: Cursors,
  ) {}

  /** Upload a table, XLSX or CSV with headings in its first row; nothing of it is written yet. */
  @Problems(400, 401, 403, 413, 415, 422)
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Access('organisations.import', 'regions.import')
  @Post()
  async upload(
    @CurrentActor() actor: Actor,
    @Query() { kind, name }: UploadQuery,
    @Req() { body }: FastifyRequest,
  ): Promise<ImportView> {
    if (!Buffer.isBuffer(body)) throw Invalid.field('/file', 'file-empty');
    const { id } = await this.imports.upload(actor, kind, name, body);
    return this.imports.view(actor, id);
  }

  /** An import with how many rows become what. */
  @Problems(401, 403, 404)
  @Access('organisations.import', 'regions.import')
  @Get(':id')
  view(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ImportView> {
    return this.imports.view(actor, id);
  }

  /** What becomes, or became, of each row, in the order of the sheet. */
  @Problems(401, 403, 404, 422)
  @Access('organisations.import', 'regions.import')
  @Get(':id/rows')
  async rows(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() query: ImportRowFilter,
  ): Promise<ImportRowPage> {
    await this.imports.find(actor, id);
    const list = `import-${id}`;
    const page = this.cursors.request(actor, list, query);
    return this.cursors.page(actor, list, await this.queries.rows(actor, id, query, page));
  }

  /** The same as a CSV file. */
  @Problems(401, 403, 404)
  @ApiOkResponse({
    description: 'CSV (RFC 4180) in UTF-8; no value begins like a formula.',
    content: { 'text/csv': { schema: { type: 'string' } } },
  })
  @WantsProof()
  @Access('organisations.import', 'regions.import')
  @Get(':id/report')
  async report(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const { kind } = await this.imports.find(actor, id);
    return new StreamableFile(Buffer.from(await this.queries.report(actor, id)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${translate(actor.locale, `import.file.${kind}`)}.csv"`,
    });
  }

  /** Say which column holds what; every row is looked at again. */
  @Problems(400, 401, 403, 404, 409, 412, 422, 428)
  @Access('organisations.import', 'regions.import')
  @Patch(':id')
  async map(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() { mapping }: MapImportRequest,
  ): Promise<ImportView> {
    const view = () => this.imports.view(actor, id);
    await withCurrent(() => this.imports.map(actor, id, version, mapping), view);
    return view();
  }

  /** Write what can be written, in one transaction; rows that are refused are left out and stay in the report. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('organisations.import', 'regions.import')
  @Post(':id/runs')
  async run(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: RunImportRequest,
  ): Promise<ImportView> {
    await this.imports.run(actor, id, body);
    return this.imports.view(actor, id);
  }
}
