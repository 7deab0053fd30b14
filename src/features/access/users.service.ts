import { Injectable } from '@nestjs/common';
import { Conflict } from '../../kernel/errors.js';
import { newId } from '../../kernel/id.js';
import type { Actor, Grant } from '../../kernel/policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { History } from '../../platform/history/history.js';
import { AccessQueries } from './access.queries.js';
import { hashPassword } from './password.js';
import { PasswordPolicy } from './password-policy.js';
import { RoleGrant } from './role-grant.js';
import { User } from './user.js';

export interface NewUser {
  name: string;
  email: string;
  password: string;
  grants: readonly Grant[];
}

@Injectable()
export class UsersService {
  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly queries: AccessQueries,
    private readonly policy: PasswordPolicy,
  ) {}

  /** Whether there is a user at all. */
  anyone(): Promise<boolean> {
    return this.queries.hasUsers();
  }

  async create(actor: Actor, { name, email, password, grants }: NewUser): Promise<User> {
    this.policy.check(password, '/password', [name, email]);
    const passwordHash = await hashPassword(password);
    return this.db.transaction(async () => {
      if ((await this.queries.userByEmail(email)) !== undefined) throw new Conflict('name-taken');
      const createdAt = this.clock.now();
      const about = { id: newId(), name, email, passwordHash, locale: 'id' as const };
      const user = Object.assign(new User(), { ...about, disabledAt: null, createdAt });
      await this.db.save(user);
      for (const { role, organisationId, positionId = null, districtCode = null } of grants) {
        const startsOn = this.clock.today();
        await this.db.save(
          Object.assign(new RoleGrant(), {
            id: newId(),
            userId: user.id,
            role,
            organisationId,
            positionId,
            districtCode,
            startsOn,
            endsOn: null,
          }),
        );
      }
      await this.history.record(actor, { type: 'user', id: user.id }, 'create', {
        change: { name, email, grants },
      });
      return user;
    });
  }

  async prefer(actor: Actor, locale: 'id' | 'en'): Promise<void> {
    await this.db.transaction(async () => {
      const user = await this.db.lock(User, actor.id ?? '');
      user.locale = locale;
      await this.db.save(user);
    });
  }
}
