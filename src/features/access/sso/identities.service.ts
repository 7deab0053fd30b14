import { Injectable } from '@nestjs/common';
import { Conflict, NotFound } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import type { Actor } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { AccountMails } from '../account/account-mails.js';
import { Identity } from './identity.js';
import type { IdentityList } from './identity.dto.js';
import { IdentityQueries } from './identity.queries.js';
import { SsoFailure } from './sso.failure.js';
import { type Proven, SsoProvider } from './sso.provider.js';
import { User } from '../users/user.js';

/** So that no list of one person's accounts grows without end. */
const most = 10;

@Injectable()
export class IdentitiesService {
  constructor(
    private readonly db: Database,
    private readonly queries: IdentityQueries,
    private readonly provider: SsoProvider,
    private readonly mails: AccountMails,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor): Promise<IdentityList> {
    const rows = await this.queries.of(actor.id ?? '');
    return { items: rows.map(({ issuer, ...row }) => ({ ...row, provider: this.provider.nameOf(issuer) })) };
  }

  /** Refuses one who has as many as there may be. */
  async checkRoom(actor: Actor): Promise<void> {
    const linked = await this.queries.of(actor.id ?? '');
    if (linked.length >= most) throw new Conflict('too-many', { limit: most });
  }

  /** Makes the proven account a way in for the person who is signed in. */
  async link(actor: Actor, { issuer, subject, account }: Proven): Promise<void> {
    await this.db.transaction(async () => {
      const user = await this.db.lock(User, actor.id ?? '');
      const owner = await this.queries.ownerOf(issuer, subject);
      if (owner === user.id) return;
      if (owner !== undefined) throw new SsoFailure('taken');
      const about = { id: newId(), userId: user.id, issuer, subject, account };
      const identity = { ...about, linkedAt: this.clock.now(), lastUsedAt: null };
      await this.db.insertOnce(Object.assign(new Identity(), identity), 'name-taken');
      await this.history.record(actor, { type: 'user', id: user.id }, 'link-identity', {
        change: { issuer },
      });
      await this.mails.queue('identity-link', user.email);
    });
  }

  async unlink(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async () => {
      const identity = await this.db.lock(Identity, id);
      if (identity.userId !== actor.id) throw new NotFound();
      await this.db.remove(identity);
      await this.history.record(actor, { type: 'user', id: identity.userId }, 'unlink-identity', {
        change: { issuer: identity.issuer },
      });
      const { email } = await this.db.find(User, identity.userId);
      await this.mails.queue('identity-unlink', email);
    });
  }
}
