import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/policy.js';
import { NotFound } from '../../../kernel/errors.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { Database } from '../../../platform/database/database.js';
import { RateLimits } from '../../../platform/http/rate-limits.js';
import { IdentitiesService } from './identities.service.js';
import { IdentityQueries } from './identity.queries.js';
import { type Device, SignInService } from '../sign-in/sign-in.service.js';
import { SsoFailure } from './sso.failure.js';
import { type Sealed, SealedCookies } from '../sign-in/sealed-cookies.js';
import { flowCookie, newFlow, type SsoFlow } from './sso.flow.js';
import { type Proven, SsoProvider } from './sso.provider.js';

/** What an answer of the provider led to. */
export interface Arrival {
  /** Where in the page to go. */
  back: string;
  /** The token of the new session; none when an account was linked. */
  token: string | null;
}

/** Single sign-on: begins flows at the identity provider, and ends them with a session or a linked account. */
@Injectable()
export class SsoService {
  constructor(
    private readonly provider: SsoProvider,
    private readonly cookies: SealedCookies,
    private readonly identities: IdentitiesService,
    private readonly queries: IdentityQueries,
    private readonly signIn: SignInService,
    private readonly limits: RateLimits,
    private readonly db: Database,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** The address at the provider where the browser goes on to sign in. */
  async beginSignIn(reply: FastifyReply, back: string | undefined): Promise<string> {
    return this.begin(reply, this.inside(back), null);
  }

  /** The same for linking an account to the person who is signed in. */
  async beginLink(reply: FastifyReply, actor: Actor): Promise<string> {
    if (this.provider.name === null) throw new NotFound();
    await this.identities.checkRoom(actor);
    return this.begin(reply, '/account/identities', actor.id);
  }

  /** The flow that this browser began and that `states` answers; null when there is none, or it is too old. */
  flowOf({ cookies }: FastifyRequest, states: string[]): Sealed<SsoFlow> | null {
    const flow = this.cookies.read<SsoFlow>(cookies, flowCookie);
    return states.length === 1 && states[0] === flow?.state ? flow : null;
  }

  /** What the provider answered to `flow`; `actor` is who is signed in here already. */
  async end(
    flow: Sealed<SsoFlow>,
    reply: FastifyReply,
    search: string,
    device: Device,
    actor: Actor | null,
  ): Promise<Arrival> {
    try {
      await this.limits.take('sso', device.address, { points: 100, seconds: 900 });
      if (!(await this.cookies.use(reply, flowCookie, flow))) throw new SsoFailure('flow-over');
      const proven = await this.provider.whoCame(flow, search);
      return flow.userId === null
        ? await this.enter(flow, proven, device)
        : await this.link(flow, proven, actor);
    } catch (error) {
      throw SsoFailure.of(error);
    }
  }

  private async begin(reply: FastifyReply, back: string, userId: string | null): Promise<string> {
    if (this.provider.name === null) throw new NotFound();
    try {
      const flow = newFlow(back, userId);
      this.cookies.set(reply, flowCookie, flow);
      return await this.provider.addressFor(flow);
    } catch (error) {
      throw SsoFailure.of(error);
    }
  }

  /** A disabled user is told the same as a stranger. */
  private async enter({ back }: SsoFlow, proven: Proven, device: Device): Promise<Arrival> {
    return this.db.transaction(async () => {
      const userId = await this.queries.use(proven.issuer, proven.subject, this.clock.now());
      if (userId === undefined) throw new SsoFailure('unknown');
      const { at } = proven;
      const second = proven.severalFactors ? 'provider' : null;
      return { back, token: await this.signIn.begin(userId, device, { first: 'provider', second, at }) };
    });
  }

  private async link({ back, userId }: SsoFlow, proven: Proven, actor: Actor | null): Promise<Arrival> {
    if (actor === null || actor.id !== userId) throw new SsoFailure('signed-out');
    await this.identities.link(actor, proven);
    return { back, token: null };
  }

  /** A place in our own page, else its beginning: never another site, however it is spelt. */
  private inside(back = '/'): string {
    const home = this.config.address;
    if (!/^\/(?![/\\])/.test(back) || !URL.canParse(back, home)) return '/';
    const { origin, pathname, search, hash } = new URL(back, home);
    const ours = origin === new URL(home).origin && !/^\/(\/|api\b)/.test(pathname);
    return ours ? pathname + search + hash : '/';
  }
}
