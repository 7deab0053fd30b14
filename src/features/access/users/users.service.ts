import { Injectable } from '@nestjs/common';
import { checkVersion, Conflict } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import type { Actor } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { difference, History } from '../../../platform/history/history.js';
import { AccessQueries } from '../access.queries.js';
import { AccountMails } from '../account/account-mails.js';
import { Administrators } from './administrators.js';
import { hashPassword } from '../sign-in/password.js';
import { PasswordPolicy } from '../sign-in/password-policy.js';
import { PasswordsService } from '../sign-in/passwords.service.js';
import { SecondFactorService } from '../sign-in/second-factor.service.js';
import { SessionsService } from '../sign-in/sessions.service.js';
import type { GivenRole } from './role-grant.js';
import { RoleGrantsService } from './role-grants.service.js';
import { User } from './user.js';
import type { EditUserRequest } from './user.dto.js';

export interface NewUser {
  name: string;
  email: string;
  password: string;
  grants: readonly GivenRole[];
  locale?: 'id' | 'en';
}

@Injectable()
export class UsersService {
  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly queries: AccessQueries,
    private readonly policy: PasswordPolicy,
    private readonly roleGrants: RoleGrantsService,
    private readonly administrators: Administrators,
    private readonly sessions: SessionsService,
    private readonly passwords: PasswordsService,
    private readonly secondFactor: SecondFactorService,
    private readonly mails: AccountMails,
  ) {}

  /** Whether there is a user at all. */
  anyone(): Promise<boolean> {
    return this.queries.hasUsers();
  }

  async create(actor: Actor, { password, ...about }: NewUser): Promise<User> {
    return this.enter(actor, about, await this.accepted(password, [about.name, about.email]));
  }

  /** The hash of a password that is good enough; takes its time, so not while a row is locked. */
  async accepted(password: string, own: readonly string[]): Promise<string> {
    this.policy.check(password, '/password', own);
    return hashPassword(password);
  }

  /** Makes a user whose password has been accepted. */
  async enter(
    actor: Actor,
    { name, email, grants, locale = 'id' }: Omit<NewUser, 'password'>,
    passwordHash: string,
  ): Promise<User> {
    return this.db.transaction(async () => {
      const createdAt = this.clock.now();
      const about = { id: newId(), name, email, passwordHash, locale, version: 1 };
      const user = Object.assign(new User(), { ...about, disabledAt: null, createdAt });
      await this.db.insertOnce(user, 'email-taken');
      for (const given of grants) await this.roleGrants.add(user.id, given);
      await this.history.record(actor, subject(user), 'create', { change: { name, email, grants } });
      return user;
    });
  }

  /** The own language. */
  async prefer(actor: Actor, version: number, locale: 'id' | 'en'): Promise<void> {
    await this.edit(actor, actor.id ?? '', version, { locale });
  }

  async edit(actor: Actor, id: string, version: number, request: EditUserRequest): Promise<void> {
    await this.db.transaction(async () => {
      const user = await this.db.lock(User, id);
      checkVersion(user, version);
      const change = difference({ ...user }, { ...request });
      const before = user.email;
      Object.assign(user, request, { version: version + 1 });
      await this.db.insertOnce(user, 'email-taken');
      await this.history.record(actor, subject(user), 'edit', { change });
      if (user.email !== before) await this.moved(user, before);
    });
  }

  /** Shuts someone out: every session of theirs ends with it. */
  async disable(actor: Actor, id: string, note?: string | null): Promise<void> {
    await this.db.transaction(async () => {
      if (actor.id === id) throw new Conflict('own-account');
      await this.administrators.hold();
      const user = await this.db.lock(User, id);
      if (user.disabledAt !== null) throw new Conflict('move-not-possible');
      user.disabledAt = this.clock.now();
      user.version += 1;
      await this.db.save(user);
      await this.administrators.mustRemain();
      await this.sessions.endAll(id);
      await this.history.record(actor, subject(user), 'disable', { note });
    });
  }

  /** Ends every session of somebody else, whose device was lost; one's own are ended on one's own page. */
  async signOut(actor: Actor, id: string, note?: string | null): Promise<void> {
    await this.db.transaction(async () => {
      if (actor.id === id) throw new Conflict('own-sessions');
      const user = await this.db.lock(User, id);
      const sessions = await this.sessions.endAll(id);
      if (sessions === 0) throw new Conflict('move-not-possible');
      await this.history.record(actor, subject(user), 'end-sessions', { change: { sessions }, note });
    });
  }

  /**
   * For whoever has lost phone and paper alike. Never for oneself: whoever sits at the open page of an administrator
   * would need no proof.
   */
  async resetFactors(actor: Actor, id: string, note: string): Promise<void> {
    await this.db.transaction(async () => {
      if (actor.id === id) throw new Conflict('own-factors');
      const user = await this.db.lock(User, id);
      if (!(await this.secondFactor.isSet(id))) throw new Conflict('move-not-possible');
      await this.secondFactor.clear(id);
      await this.sessions.endAll(id);
      await this.history.record(actor, subject(user), 'reset-second-factor', { note });
      await this.mails.queue('second-factor-reset', user.email);
    });
  }

  /** Lets someone in again, with the roles they still hold. */
  async enable(actor: Actor, id: string, note?: string | null): Promise<void> {
    await this.db.transaction(async () => {
      const user = await this.db.lock(User, id);
      if (user.disabledAt === null) throw new Conflict('move-not-possible');
      user.disabledAt = null;
      user.version += 1;
      await this.db.save(user);
      await this.history.record(actor, subject(user), 'enable', { note });
    });
  }

  /** Both addresses hear of it, and a link that lies in the old mailbox opens nothing. */
  private async moved({ id, email }: User, before: string): Promise<void> {
    await this.passwords.endResets(id);
    await this.mails.queue('email-change', email);
    await this.mails.queue('email-change', before, id);
  }
}

const subject = ({ id }: User) => ({ type: 'user', id });
