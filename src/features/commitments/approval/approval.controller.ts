import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { WantsProof } from '../../../platform/auth/wants-proof.decorator.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { ApproveMinutesRequest, MinutesQueries, MinutesView } from '../../meetings/index.js';
import { ApprovalsService } from './approvals.service.js';

@ApiTags('meetings')
@Controller('meetings/:id/minutes/approvals')
export class ApprovalController {
  constructor(
    private readonly approvals: ApprovalsService,
    private readonly minutes: MinutesQueries,
  ) {}

  /** Approve the minutes: they are locked, numbered and hashed, and what they promise is agreed. */
  @Problems(400, 401, 403, 404, 409, 422)
  @WantsProof()
  @Access('minutes.approve')
  @Post()
  async approve(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ApproveMinutesRequest,
  ): Promise<MinutesView> {
    await this.approvals.approve(actor, id, body);
    return this.minutes.view(actor, id);
  }
}
