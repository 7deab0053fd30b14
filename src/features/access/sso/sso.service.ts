import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/policy.js';
import { addMinutes, instantFrom } from '../../../kernel/calendar.js';
import { NotFound } from '../../../kernel/errors.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { Database } from '../../../platform/database/database.js';
import { RateLimits } from '../../../platform/http/rate-limits.js';
import { IdentitiesService } from './identities.service.js';
import { IdentityQueries } from './identity.queries.js';
import { EnrolmentsService } from '../sign-in/enrolments.service.js';
import { type Device, SignInService } from '../sign-in/sign-in.service.js';
import { SsoFailure } from './sso.failure.js';
import { type Sealed, SealedCookies } from '../sign-in/sealed-cookies.js';
import { type AskedProof, flowCookie, newFlow, purposeOf, type SsoFlow } from './sso.flow.js';
import { type Proven, SsoProvider } from './sso.provider.js';

/** What an answer of the provider led to. */
export interface Arrival {
  /** Where in the page to go. */
  back: string;
  /** The token of the new session, or the new one of a session in which somebody proved; none when an account was linked. */
  token: string | null;
}

/** Who is signed in here already. */
export interface Here {
  actor: Actor;
  sessionId: string;
}

/** Clocks differ: what the provider saw a minute before somebody set out is as good as what it saw after. */
const clocksDifferMinutes = 1;

/** Single sign-on: begins flows at the identity provider, and ends them with a session or a linked account. */
@Injectable()
export class SsoService {
  constructor(
    private readonly provider: SsoProvider,
    private readonly cookies: SealedCookies,
    private readonly identities: IdentitiesService,
    private readonly queries: IdentityQueries,
    private readonly signIn: SignInService,
    private readonly enrolments: EnrolmentsService,
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

  /** The same for whoever is to prove again who they are, in the session that is open. */
  async beginProof(reply: FastifyReply, here: Here | null): Promise<string> {
    if (this.provider.name === null) throw new NotFound();
    if (here === null) throw new SsoFailure('signed-out');
    const { actor, sessionId } = here;
    return this.begin(reply, '/proved', actor.id, { sessionId, since: this.clock.now().toISOString() });
  }

  /** The flow that this browser began and that `states` answers; null when there is none, or it is too old. */
  flowOf({ cookies }: FastifyRequest, states: string[]): Sealed<SsoFlow> | null {
    const flow = this.cookies.read<SsoFlow>(cookies, flowCookie);
    return states.length === 1 && states[0] === flow?.state ? flow : null;
  }

  /** What the provider answered to `flow`; `here` is null when nobody is signed in. */
  async end(
    flow: Sealed<SsoFlow>,
    reply: FastifyReply,
    search: string,
    device: Device,
    here: Here | null,
  ): Promise<Arrival> {
    try {
      await this.limits.take('sso', device.address, { points: 100, seconds: 900 });
      if (!(await this.cookies.use(reply, flowCookie, flow))) throw new SsoFailure('flow-over');
      const proven = await this.provider.whoCame(flow, search);
      if (flow.userId === null) return await this.enter(flow, proven, device);
      if (here === null || here.actor.id !== flow.userId) throw new SsoFailure('signed-out');
      return purposeOf(flow) === 'link'
        ? await this.link(flow, proven, here)
        : await this.prove(flow, proven, device, here);
    } catch (error) {
      throw SsoFailure.of(error);
    }
  }

  private async begin(
    reply: FastifyReply,
    back: string,
    userId: string | null,
    proof: AskedProof | null = null,
  ): Promise<string> {
    if (this.provider.name === null) throw new NotFound();
    try {
      const flow = newFlow(back, userId, proof);
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

  private async link({ back }: SsoFlow, proven: Proven, { actor }: Here): Promise<Arrival> {
    await this.identities.link(actor, proven);
    return { back, token: null };
  }

  /** Only the session that set out is proved, by an account of its owner that was asked for after that. */
  private async prove(
    { back, proof }: SsoFlow,
    { issuer, subject, at, severalFactors }: Proven,
    device: Device,
    { actor, sessionId }: Here,
  ): Promise<Arrival> {
    if (proof?.sessionId !== sessionId) throw new SsoFailure('signed-out');
    if ((await this.queries.ownerOf(issuer, subject)) !== actor.id) throw new SsoFailure('another');
    const earliest = addMinutes(instantFrom(proof.since), -clocksDifferMinutes);
    if (at === null || at < earliest) throw new SsoFailure('stale');
    const token = await this.enrolments.provenElsewhere(actor, sessionId, { at, severalFactors, device });
    if (token === null) throw new SsoFailure('factor');
    return { back, token };
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
