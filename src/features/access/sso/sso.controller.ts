import { Controller, Get, Query, Redirect, Req, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../../platform/auth/access.decorator.js';
import { Config } from '../../../platform/config/config.js';
import { Problems } from '../../../platform/http/openapi.js';
import { deviceOf } from '../sign-in/device.js';
import { SessionAuthenticator } from '../sign-in/session.authenticator.js';
import { SessionCookie } from '../sign-in/session-cookie.js';
import { SsoFailure } from './sso.failure.js';
import { purposeOf, type SsoPurpose } from './sso.flow.js';
import { type Here, SsoService } from './sso.service.js';

class SsoStart {
  /** Where in the page to go after signing in. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  back?: string;

  /** `proof`: whoever is signed in proves again who they are, as deeds of weight want it. */
  @IsOptional()
  @IsIn(['proof'])
  purpose?: 'proof';
}

interface Redirection {
  url: string;
  statusCode: 303;
}

/** Two addresses that a browser opens, not a program: each answers by sending it on. */
@ApiTags('access')
@Controller('sso')
export class SsoController {
  constructor(
    private readonly sso: SsoService,
    private readonly cookie: SessionCookie,
    private readonly authenticator: SessionAuthenticator,
    private readonly config: Config,
  ) {}

  /** Begin to sign in at the identity provider, or to prove there again who one is: sends the browser there. */
  @Public('this is where a person sets out to prove who they are')
  @ApiResponse({ status: 303, description: 'On to the identity provider, or to a page that says why not.' })
  @Problems(404, 422)
  @Get('start')
  @Redirect()
  async start(
    @Query() { back, purpose }: SsoStart,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Redirection> {
    // Only our own button begins; a link on another site leads to the page with the button.
    if (request.headers['sec-fetch-site'] === 'cross-site') return this.to('/sign-in');
    return this.explained(request, purpose ?? 'sign-in', async () => ({
      url:
        purpose === 'proof'
          ? await this.sso.beginProof(reply, await this.here(request))
          : await this.sso.beginSignIn(reply, back),
      statusCode: 303,
    }));
  }

  /** Come back from the identity provider: signs in, links or proves, and sends the browser on into the page. */
  @Public('the answer of the identity provider is proved by the flow that this browser began')
  @ApiResponse({ status: 303, description: 'Into the page, or to one that says what went wrong.' })
  @Get('callback')
  @Redirect()
  async callback(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Redirection> {
    const { search, searchParams } = new URL(request.url, this.config.address);
    const flow = this.sso.flowOf(request, searchParams.getAll('state'));
    return this.explained(request, purposeOf(flow), async () => {
      if (flow === null) throw new SsoFailure('flow-over');
      const here = await this.here(request);
      const { back, token } = await this.sso.end(flow, reply, search, deviceOf(request), here);
      if (token !== null) {
        this.authenticator.forget();
        this.cookie.set(reply, token);
      }
      return this.to(back);
    });
  }

  /** Who has not given the second factor is not signed in yet, and neither links nor proves anything. */
  private async here(request: FastifyRequest): Promise<Here | null> {
    const identified = await this.authenticator.authenticate(request);
    if (identified?.awaits !== null) return null;
    return { actor: identified.actor, sessionId: request.sessionId ?? '' };
  }

  /** A person looks at this, so a failure is a page with advice, and the log knows the story under its number. */
  private async explained(
    request: FastifyRequest,
    purpose: SsoPurpose,
    work: () => Promise<Redirection>,
  ): Promise<Redirection> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof SsoFailure)) throw error;
      const { reason, story } = error;
      request.log.warn({ reason, story, purpose, instance: request.id }, 'single sign-on failed');
      const search = new URLSearchParams({ reason, purpose, instance: request.id });
      return this.to(`/sso-failed?${search.toString()}`);
    }
  }

  private to(path: string): Redirection {
    return { url: this.config.address + path, statusCode: 303 };
  }
}
