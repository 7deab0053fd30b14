import { Body, Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Forbidden } from '../../../kernel/errors.js';
import { type Actor, holds } from '../../../kernel/policy.js';
import { SignedIn } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Clock } from '../../../platform/clock/clock.js';
import { WantsProof } from '../../../platform/auth/wants-proof.decorator.js';
import { Cursors } from '../../../platform/http/cursors.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { ShownOnce } from '../../../platform/http/idempotency.interceptor.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { NewToken, NewTokenRequest, TokenFilter, TokenPage } from './api-token.dto.js';
import { ApiTokenQueries } from './api-token.queries.js';
import { ApiTokensService } from './api-tokens.service.js';

@ApiTags('access')
@Controller('tokens')
export class ApiTokensController {
  constructor(
    private readonly tokens: ApiTokensService,
    private readonly queries: ApiTokenQueries,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** One's tokens that were not revoked, newest first; for an administrator everyone's, when asked. */
  @Problems(401, 403, 422)
  @SignedIn('the own tokens; an administrator may see and end those of others')
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: TokenFilter): Promise<TokenPage> {
    const everyone = query.of === 'everyone';
    if (everyone && !holds(actor, 'tokens.read')) throw new Forbidden();
    const list = everyone ? 'tokens-everyone' : 'tokens';
    const page = this.cursors.request(actor, list, query);
    const found = await this.queries.list(everyone ? null : actor.id, this.clock.today(), page);
    return this.cursors.page(actor, list, found);
  }

  /** Make a token, by which a program acts for the signed-in person. */
  @ShownOnce('secret')
  @Problems(401, 409, 422)
  @WantsProof()
  @SignedIn('the own tokens; an administrator may see and end those of others')
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() body: NewTokenRequest): Promise<NewToken> {
    const { id, secret } = await this.tokens.create(actor, body);
    return { ...(await this.queries.one(id, this.clock.today())), secret };
  }

  /** Revoke a token: it opens nothing from the next request on. */
  @Problems(401, 404)
  @HttpCode(204)
  @SignedIn('the own tokens; an administrator may see and end those of others')
  @Delete(':id')
  async revoke(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.tokens.revoke(actor, id);
  }
}
