import { Injectable } from '@nestjs/common';
import { checkVersion, Conflict, Invalid, NotFound } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import type { Actor } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { AccountMails } from '../account/account-mails.js';
import { type Asking, EnrolmentsService, type Proven } from '../sign-in/enrolments.service.js';
import { SecondFactorService } from '../sign-in/second-factor.service.js';
import { SessionsService } from '../sign-in/sessions.service.js';
import { User } from '../users/user.js';
import { Passkey } from './passkey.js';
import { PasskeyCeremonies } from './passkey.ceremonies.js';
import type { AddPasskeyRequest } from './passkey.dto.js';
import { PasskeyQueries } from './passkey.queries.js';

/** So that no list of one person's keys grows without end. */
const most = 10;

/** One's own passkeys: added, renamed, removed. */
@Injectable()
export class PasskeysService {
  constructor(
    private readonly db: Database,
    private readonly queries: PasskeyQueries,
    private readonly ceremonies: PasskeyCeremonies,
    private readonly enrolments: EnrolmentsService,
    private readonly secondFactor: SecondFactorService,
    private readonly sessions: SessionsService,
    private readonly mails: AccountMails,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /**
   * Refuses whoever may not add one. The proof is asked for before the browser makes a key: one that we then refused
   * would stay in the authenticator for good.
   */
  async prepare(actor: Actor, asking: Asking, given: Proven): Promise<void> {
    await this.checkRoom(actor.id ?? '');
    await this.enrolments.prove(actor, asking, given);
  }

  async creationOptions(actor: Actor, challenge: string): Promise<Record<string, unknown>> {
    const user = await this.db.find(User, actor.id ?? '');
    return this.ceremonies.creationOptions(user, await this.queries.credentialsOf(user.id), challenge);
  }

  /** Answers the new token of the session, and recovery codes when this is the first second factor of the account. */
  async add(
    actor: Actor,
    sessionId: string,
    request: AddPasskeyRequest,
    challenge: string,
  ): Promise<{ token: string; recoveryCodes: string[] }> {
    const made = await this.ceremonies.made(request, challenge);
    if (made === null) throw Invalid.field('/attestationObject', 'passkey-invalid');
    const { credential, credentialDeviceType: deviceType, credentialBackedUp: backedUp } = made;
    return this.db.transaction(async () => {
      const user = await this.db.lock(User, actor.id ?? '');
      await this.checkRoom(user.id);
      const isFirst = !(await this.secondFactor.isSet(user.id));
      const about = {
        id: newId(),
        userId: user.id,
        credentialId: Buffer.from(credential.id, 'base64url'),
        publicKey: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: [...new Set(request.transports)],
        deviceType,
        backedUp,
        name: request.name,
        createdAt: this.clock.now(),
        lastUsedAt: null,
        version: 1,
      };
      await this.db.insertOnce(Object.assign(new Passkey(), about), 'passkey-known');
      await this.record(actor, 'passkey-add', { name: request.name, deviceType });
      await this.mails.queue('passkey-add', user.email);
      const recoveryCodes = isFirst ? await this.secondFactor.writeRecoveryCodes(user.id) : [];
      return { recoveryCodes, token: await this.sessions.renew(sessionId, 'passkey') };
    });
  }

  async rename(actor: Actor, id: string, version: number, name: string): Promise<void> {
    await this.db.transaction(async () => {
      const passkey = await this.lockOwn(actor, id);
      checkVersion(passkey, version);
      if (passkey.name === name) return;
      const before = passkey.name;
      Object.assign(passkey, { name, version: version + 1 });
      await this.db.save(passkey);
      await this.record(actor, 'passkey-rename', { name: [before, name] });
    });
  }

  async remove(actor: Actor, id: string, given: Proven): Promise<void> {
    await this.enrolments.proved(actor, given, async () => {
      // Of two factors that are removed at once, one must see that it is the last.
      const { email } = await this.db.lock(User, actor.id ?? '');
      const passkey = await this.lockOwn(actor, id);
      const { name } = passkey;
      await this.db.remove(passkey);
      await this.secondFactor.afterRemoval(actor);
      await this.record(actor, 'passkey-remove', { name });
      await this.mails.queue('passkey-remove', email);
    });
  }

  private async checkRoom(userId: string): Promise<void> {
    const known = await this.queries.credentialsOf(userId);
    if (known.length >= most) throw new Conflict('too-many', { limit: most });
  }

  private async lockOwn(actor: Actor, id: string): Promise<Passkey> {
    const passkey = await this.db.lock(Passkey, id);
    if (passkey.userId !== actor.id) throw new NotFound();
    return passkey;
  }

  private async record(actor: Actor, verb: string, change: Record<string, unknown>): Promise<void> {
    await this.history.record(actor, { type: 'user', id: actor.id ?? '' }, verb, { change });
  }
}
