import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addMinutes } from '../../kernel/calendar.js';
import { newId } from '../../kernel/id.js';
import { system } from '../../kernel/policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { LinkExpired } from '../../platform/http/problem.js';
import { RateLimits } from '../../platform/http/rate-limits.js';
import type { AcceptInvitationRequest } from './access.dto.js';
import { AccessQueries } from './access.queries.js';
import { Invitation } from './invitation.js';
import { type Device, SignInService } from './sign-in.service.js';
import { hashOf, newToken } from './token.js';
import { UsersService } from './users.service.js';

const validMinutes = 24 * 60;

@Injectable()
export class InvitationsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queries: AccessQueries,
    private readonly users: UsersService,
    private readonly signIn: SignInService,
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
      const invitation = Object.assign(new Invitation(), {
        id: newId(),
        tokenHash: hashOf(token),
        roles: ['administrator', 'staff'],
        createdAt: now,
        expiresAt: addMinutes(now, validMinutes),
        acceptedAt: null,
      });
      await this.db.save(invitation);
      return token;
    });
  }

  /** Makes the user and signs them in; answers the token of the session. */
  async accept({ token, name, email, password }: AcceptInvitationRequest, device: Device): Promise<string> {
    await this.limits.take('invitation', device.address, { points: 30, seconds: 900 });
    return this.db.transaction(async () => {
      const invitation = await this.open(token);
      const grants = invitation.roles.map((role) => ({ role, organisationId: null }));
      const user = await this.users.create(system, { name, email, password, grants });
      invitation.acceptedAt = this.clock.now();
      await this.db.save(invitation);
      return this.signIn.begin(user.id, device, { first: 'invitation', second: null });
    });
  }

  private async open(token: string): Promise<Invitation> {
    const [row] = await this.db.query<{ id: string }>(sql`
      SELECT id FROM invitations WHERE token_hash = ${hashOf(token)}`);
    if (row === undefined) throw new LinkExpired();
    const invitation = await this.db.lock(Invitation, row.id);
    if (invitation.acceptedAt !== null || invitation.expiresAt <= this.clock.now()) throw new LinkExpired();
    return invitation;
  }
}
