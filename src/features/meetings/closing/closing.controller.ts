import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { Problems } from '../../../platform/http/openapi.js';
import { fieldDocument } from '../../../platform/http/problem.filter.js';
import { MeetingsService } from '../meeting.service.js';
import { OpenEndList } from './closing.dto.js';
import { ClosingQueries } from './closing.queries.js';

@ApiTags('meetings')
@Controller('meetings/:id/open-ends')
export class ClosingController {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly closing: ClosingQueries,
  ) {}

  /** What a meeting leaves open: all that closing it asks a reason for. */
  @Problems(401, 403, 404)
  @Access('meetings.close')
  @Get()
  async list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<OpenEndList> {
    await this.meetings.allow(actor, id, 'close');
    const open = await this.closing.openEnds(actor, id);
    return {
      items: open.map((one) => {
        const { code, message, link = `/meetings/${id}` } = fieldDocument(one, actor.locale);
        return { code, message, link };
      }),
    };
  }
}
