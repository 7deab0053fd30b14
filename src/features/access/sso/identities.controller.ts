import { Controller, Delete, Get, HttpCode, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../kernel/policy.js';
import { SignedIn } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { WantsProof } from '../../../platform/auth/wants-proof.decorator.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { Problem } from '../../../platform/http/problem.js';
import { IdentitiesService } from './identities.service.js';
import { IdentityList, LinkStart } from './identity.dto.js';
import { SsoFailure } from './sso.failure.js';
import { SsoService } from './sso.service.js';

@ApiTags('access')
@Controller('me/identities')
export class IdentitiesController {
  constructor(
    private readonly identities: IdentitiesService,
    private readonly sso: SsoService,
  ) {}

  /** The accounts at identity providers by which one may sign in. */
  @Problems(401)
  @SignedIn('the identities that the person has linked')
  @Get()
  list(@CurrentActor() actor: Actor): Promise<IdentityList> {
    return this.identities.of(actor);
  }

  /** Begin to link an account at the office's identity provider: a way in that whoever finds the page open must not add. */
  @Problems(401, 404, 409, 503)
  @WantsProof()
  @SignedIn('the identities that the person has linked')
  @Post()
  async link(
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinkStart> {
    try {
      return { url: await this.sso.beginLink(reply, actor) };
    } catch (error) {
      if (error instanceof SsoFailure) throw new Problem(503, 'sso-unavailable');
      throw error;
    }
  }

  /** Remove a linked account: it opens nothing here any more. */
  @Problems(401, 404)
  @HttpCode(204)
  @SignedIn('the identities that the person has linked')
  @Delete(':id')
  async unlink(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.identities.unlink(actor, id);
  }
}
