import { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Clock } from '../../../platform/clock/clock.js';
import { WantsProof } from '../../../platform/auth/wants-proof.decorator.js';
import { Cursors } from '../../../platform/http/cursors.js';
import { Problems } from '../../../platform/http/openapi.js';
import { translate } from '../../../platform/i18n/translate.js';
import {
  AuditExportFilter,
  AuditFilter,
  AuditPage,
  AuditPersonFilter,
  AuditPersonList,
  AuditSeal,
} from './audit.dto.js';
import { AuditQueries } from './audit.queries.js';
import { AuditService } from './audit.service.js';

/** Everything that was changed, and every reading of what is exempt: by whom, when, and what it was before. */
@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly audit: AuditService,
    private readonly queries: AuditQueries,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** The audit trail, newest first. */
  @Problems(401, 403, 422)
  @Access('audit.read')
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: AuditFilter): Promise<AuditPage> {
    const page = this.cursors.request(actor, 'audit', query);
    return this.cursors.page(actor, 'audit', await this.queries.list(actor, query, page));
  }

  /** The audit trail as a CSV file of at most 50,000 rows, newest first; a last line says when there are more. */
  @Problems(401, 403, 422)
  @ApiOkResponse({
    description: 'CSV (RFC 4180) in UTF-8; no value begins like a formula.',
    content: { 'text/csv': { schema: { type: 'string' } } },
  })
  @WantsProof()
  @Access('audit.read')
  @Get('export')
  async export(@CurrentActor() actor: Actor, @Query() query: AuditExportFilter): Promise<StreamableFile> {
    const lines = await this.audit.export(actor, query);
    return new StreamableFile(Readable.from(lines), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${translate(actor.locale, 'file.audit')}-${this.clock.today()}.csv"`,
    });
  }

  /** People whose deeds one may ask for. */
  @Problems(401, 403, 422)
  @Access('audit.read')
  @Get('people')
  async people(@Query() { q }: AuditPersonFilter): Promise<AuditPersonList> {
    return { items: await this.queries.people(q), next: null };
  }

  /** How far the history is sealed, and the head that stands for it. */
  @Problems(401, 403)
  @Access('audit.read')
  @Get('seal')
  seal(): Promise<AuditSeal> {
    return this.audit.seal();
  }
}
