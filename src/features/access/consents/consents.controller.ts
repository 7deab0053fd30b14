import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { NotFound } from '../../../kernel/errors.js';
import type { Actor } from '../../../kernel/policy.js';
import { SignedIn } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Problems } from '../../../platform/http/openapi.js';
import { channelNames } from './channel.js';
import { ConsentList, ConsentRequest } from './consent.dto.js';
import { ConsentQueries } from './consent.queries.js';
import { ConsentsService } from './consents.service.js';

/** By which channels one is reminded. */
@ApiTags('account')
@Controller('me/consents')
export class ConsentsController {
  constructor(
    private readonly consents: ConsentsService,
    private readonly queries: ConsentQueries,
  ) {}

  /** The channels by which Sinergi reminds people, and what one decided on each. */
  @Problems(401)
  @SignedIn('the own consents')
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<ConsentList> {
    return { items: await this.queries.of(actor.id ?? '') };
  }

  /** Give or withdraw consent to a channel. Withdrawn, it stops at once, also for what is already planned. */
  @ApiParam({ name: 'channel', enum: channelNames })
  @Problems(401, 404, 409, 422)
  @SignedIn('the own consents')
  @Put(':channel')
  async decide(
    @CurrentActor() actor: Actor,
    @Param('channel') name: string,
    @Body() body: ConsentRequest,
  ): Promise<ConsentList> {
    const channel = channelNames.find((known) => known === name);
    if (channel === undefined) throw new NotFound();
    await this.consents.decide(actor, channel, body);
    return this.list(actor);
  }
}
