import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addMinutes } from '../../../kernel/calendar.js';
import { Conflict, Invalid } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import { type Actor, system } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { LinkExpired, Problem } from '../../../platform/http/problem.js';
import { RateLimits } from '../../../platform/http/rate-limits.js';
import type { AcceptInvitationRequest } from '../access.dto.js';
import { AccessQueries } from '../access.queries.js';
import { Invitation } from './invitation.js';
import type { InvitationPreview, InviteRequest } from './invitation.dto.js';
import { InvitationMails } from './invitation.mails.js';
import { InvitationQueries } from './invitation.queries.js';
import type { GivenRole } from './role-grant.js';
import { RoleGrantsService } from './role-grants.service.js';
import { type Device, SignInService } from '../sign-in/sign-in.service.js';
import { hashOf, newToken } from '../sign-in/token.js';
import type { GiveRoleRequest } from './user.dto.js';
import { UserQueries } from './user.queries.js';
import { UsersService } from './users.service.js';

const firstMinutes = 24 * 60;
const validMinutes = 7 * 24 * 60;
const hour = 3600;

/** Nobody makes an account for themselves: an administrator invites, by a link that is good for one use. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queries: AccessQueries,
    private readonly invitations: InvitationQueries,
    private readonly userQueries: UserQueries,
    private readonly users: UsersService,
    private readonly roleGrants: RoleGrantsService,
    private readonly mails: InvitationMails,
    private readonly signIn: SignInService,
    private readonly history: History,
    private readonly limits: RateLimits,
  ) {}

  /**
   * While nobody can sign in, a fresh token that makes its holder the first administrator, and staff as well,
   * since a small office begins with one person; null once there is a user. Earlier tokens end.
   */
  async forFirstAdministrator(): Promise<string | null> {
    return this.db.transaction(async () => {
      if (await this.queries.hasUsers()) return null;
      const now = this.clock.now();
      await this.db.query(sql`UPDATE invitations SET expires_at = ${now} WHERE accepted_at IS NULL`);
      const token = newToken();
      const grants: GivenRole[] = [{ role: 'administrator' }, { role: 'staff' }];
      const about = { grants, expiresAt: addMinutes(now, firstMinutes) };
      await this.db.save(this.draft(token, about));
      return token;
    });
  }

  /** Invites someone by mail; the link is known to that mail alone. */
  async invite(actor: Actor, { name, email, roles, locale = 'id' }: InviteRequest): Promise<string> {
    return this.db.transaction(async () => {
      await this.refuseKnown(email);
      const grants = await this.checked(roles);
      await this.takeLimits(actor, email);
      const token = newToken();
      const expiresAt = addMinutes(this.clock.now(), validMinutes);
      const about = { name, email, locale, grants, invitedBy: actor.id, expiresAt };
      const invitation = this.draft(token, about);
      await this.db.insertOnce(invitation, 'invitation-open');
      await this.history.record(actor, subject(invitation), 'create', { change: { name, email, grants } });
      await this.db.afterCommit(() => this.mails.send(invitation.id, token));
      return invitation.id;
    });
  }

  /** Sends a new link, good for as long as the first one was; the old one ends. */
  async resend(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async () => {
      const invitation = await this.pending(id);
      const email = invitation.email ?? '';
      await this.refuseKnown(email);
      await this.takeLimits(actor, email);
      const token = newToken();
      invitation.tokenHash = hashOf(token);
      invitation.expiresAt = addMinutes(this.clock.now(), validMinutes);
      invitation.sentAt = null;
      invitation.failedAt = null;
      await this.db.save(invitation);
      await this.history.record(actor, subject(invitation), 'resend');
      await this.db.afterCommit(() => this.mails.send(id, token));
    });
  }

  async revoke(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async () => {
      const invitation = await this.pending(id);
      invitation.revokedAt = this.clock.now();
      await this.db.save(invitation);
      await this.history.record(actor, subject(invitation), 'revoke');
    });
  }

  /** Whom a link invites as what. Looking changes nothing: programs that scan mails open links too. */
  async preview(token: string, address: string): Promise<InvitationPreview> {
    await this.takeGuess(address);
    return this.invitations.preview(await this.openId(token));
  }

  /** Makes the user and signs them in; answers the token of the session. */
  async accept(request: AcceptInvitationRequest, device: Device): Promise<string> {
    await this.takeGuess(device.address);
    const id = await this.openId(request.token);
    const passwordHash = await this.users.accepted(request.password, [
      request.name ?? '',
      request.email ?? '',
    ]);
    return this.db.transaction(async () => {
      const invitation = await this.db.lock(Invitation, id);
      // Looked at again under the lock: a twin may have been faster, or a new link may have ended this one.
      if ((await this.openId(request.token)) !== id) throw new LinkExpired();
      const { grants, locale } = invitation;
      const about = { ...whoAccepts(invitation, request), grants, locale };
      const user = await this.users.enter(system, about, passwordHash);
      invitation.acceptedAt = this.clock.now();
      await this.db.save(invitation);
      const actor: Actor = { id: user.id, name: user.name, locale, grants: [] };
      await this.history.record(actor, subject(invitation), 'accept');
      return this.signIn.begin(user.id, device, { first: 'invitation', second: null });
    });
  }

  private draft(token: string, about: Partial<Invitation>): Invitation {
    return Object.assign(new Invitation(), {
      id: newId(),
      tokenHash: hashOf(token),
      name: null,
      email: null,
      locale: 'id',
      invitedBy: null,
      createdAt: this.clock.now(),
      sentAt: null,
      failedAt: null,
      acceptedAt: null,
      revokedAt: null,
      ...about,
    });
  }

  private async refuseKnown(email: string): Promise<void> {
    const userId = await this.userQueries.idByEmail(email);
    if (userId !== undefined) throw new Problem(409, 'has-account', {}, { userId });
  }

  /** The roles with the days they get now, so that an invitation accepted late gives what was meant. */
  private async checked(requests: GiveRoleRequest[]): Promise<GivenRole[]> {
    const known = new Set<string>();
    const today = this.clock.today();
    const grants: GivenRole[] = [];
    for (const [at, request] of requests.entries()) {
      await this.roleGrants.check(request, `/roles/${at}`);
      const { role, organisationId, positionId, districtCode } = request;
      const key = [role, organisationId, positionId, districtCode].join();
      if (known.has(key)) throw Invalid.field(`/roles/${at}/role`, 'role-twice');
      known.add(key);
      grants.push({ kind: 'definitive', ...request, startsOn: request.startsOn ?? today });
    }
    return grants;
  }

  private async takeLimits(actor: Actor, email: string): Promise<void> {
    await this.limits.take('invitation-address', email.toLowerCase(), { points: 3, seconds: hour });
    await this.limits.take('invitation-sender', actor.id ?? '', { points: 30, seconds: hour });
  }

  private async takeGuess(address: string): Promise<void> {
    await this.limits.take('invitation', address, { points: 30, seconds: 900 });
  }

  /** An invitation that nobody has accepted yet, its time over or not. */
  private async pending(id: string): Promise<Invitation> {
    const invitation = await this.db.lock(Invitation, id);
    const { acceptedAt, revokedAt, email } = invitation;
    if (acceptedAt !== null || revokedAt !== null || email === null) throw new Conflict('move-not-possible');
    return invitation;
  }

  /** Never was, is used, revoked or too old: one answer for all, so that guessing tells nothing. */
  private async openId(token: string): Promise<string> {
    const [invitation] = await this.db.query<{ id: string }>(sql`
      SELECT id FROM invitations
      WHERE token_hash = ${hashOf(token)} AND accepted_at IS NULL AND revoked_at IS NULL
        AND expires_at > ${this.clock.now()}`);
    if (invitation === undefined) throw new LinkExpired();
    return invitation.id;
  }
}

/** The address is the one that the link was sent to; only the first administrator says who they are. */
function whoAccepts(invitation: Invitation, { name, email }: AcceptInvitationRequest) {
  const address = invitation.email ?? email;
  const called = name ?? invitation.name;
  if (address === undefined) throw Invalid.field('/email', 'required');
  if (called == null) throw Invalid.field('/name', 'required');
  if (email !== undefined && email.toLowerCase() !== address.toLowerCase())
    throw Invalid.field('/email', 'not-invited');
  return { name: called, email: address };
}

const subject = ({ id }: Invitation) => ({ type: 'invitation', id });
