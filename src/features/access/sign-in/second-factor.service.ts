import { Injectable, Logger } from '@nestjs/common';
import { generateSecret, generateURI, verifySync } from 'otplib';
import sql from 'sql-template-tag';
import { addMinutes } from '../../../kernel/calendar.js';
import { Conflict, Invalid } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import type { Actor } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { Secret } from '../../../platform/config/secret.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { AccountMails } from '../account/account-mails.js';
import { needsSecondFactor } from './second-factor.policy.js';
import { asRecoveryCode, hashOfCode, newRecoveryCodes } from './recovery-codes.js';
import { Sealing } from '../../../platform/config/sealing.js';
import { TotpFactor } from './totp-factor.js';
import { User } from '../users/user.js';

const stepSeconds = 30;
/** A secret that was shown and not confirmed is forgotten. */
const draftMinutes = 15;

export interface EnrolmentDraft {
  secret: string;
  uri: string;
}

/** Codes of an authenticator app, and the codes on paper for the day when it is lost. */
@Injectable()
export class SecondFactorService {
  private readonly log = new Logger('second-factor');
  private readonly sealing: Sealing;

  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly mails: AccountMails,
    secret: Secret,
  ) {
    this.sealing = new Sealing(secret.key, 'totp');
  }

  async isSet(userId: string): Promise<boolean> {
    const { app, passkey } = await this.ways(userId);
    return app || passkey;
  }

  /** By what this person can give a second factor. */
  async ways(userId: string): Promise<{ app: boolean; passkey: boolean }> {
    const [ways] = await this.db.query<{ app: boolean; passkey: boolean }>(sql`
      SELECT EXISTS (SELECT FROM totp_factors WHERE user_id = ${userId} AND confirmed_at IS NOT NULL) AS app,
        EXISTS (SELECT FROM passkeys WHERE user_id = ${userId}) AS passkey`);
    if (ways === undefined) throw new Error('a statement without FROM answers one row');
    return ways;
  }

  /** A fresh secret to be put into an app; it means nothing until {@link confirm}. */
  async draft(actor: Actor): Promise<EnrolmentDraft> {
    const secret = generateSecret();
    const userId = actor.id ?? '';
    const { email } = await this.db.find(User, userId);
    await this.db.transaction(async () => {
      // Two tabs that begin at once must not leave two drafts.
      await this.db.lock(User, userId);
      await this.db.query(sql`DELETE FROM totp_factors WHERE user_id = ${userId} AND confirmed_at IS NULL`);
      await this.db.save(
        Object.assign(new TotpFactor(), {
          id: newId(),
          userId,
          sealedSecret: this.sealing.seal(secret),
          createdAt: this.clock.now(),
          confirmedAt: null,
          lastUsedStep: 0,
        }),
      );
    });
    return { secret, uri: generateURI({ issuer: 'Sinergi', label: email, secret }) };
  }

  /** Puts the drafted secret in place of what there was; `code` shows that the app has it. Answers recovery codes. */
  async confirm(actor: Actor, code: string): Promise<string[]> {
    const userId = actor.id ?? '';
    const draft = await this.lockFactor(userId, false);
    if (draft === null || addMinutes(draft.createdAt, draftMinutes) < this.clock.now()) {
      throw Invalid.field('/code', 'enrolment-expired');
    }
    const step = this.stepOf(draft, code);
    if (step === null) throw Invalid.field('/code', 'wrong-code');
    await this.db.query(sql`DELETE FROM totp_factors WHERE user_id = ${userId} AND confirmed_at IS NOT NULL`);
    draft.confirmedAt = this.clock.now();
    draft.lastUsedStep = step;
    await this.db.save(draft);
    await this.tell(actor, 'second-factor-add');
    return this.writeRecoveryCodes(userId);
  }

  /** Uses up a code of the app or of the paper, and says which it was; null when it is none. Wants a transaction. */
  async use(actor: Actor, code: string): Promise<'totp' | 'recovery_code' | null> {
    const userId = actor.id ?? '';
    if (asRecoveryCode(code) !== null) return this.useRecoveryCode(actor, code);
    const factor = await this.lockFactor(userId, true);
    const step = factor === null ? null : this.stepOf(factor, code);
    if (factor === null || step === null) return null;
    factor.lastUsedStep = step;
    await this.db.save(factor);
    return 'totp';
  }

  /** Removes the app. */
  async remove(actor: Actor): Promise<void> {
    // Of two factors that are removed at once, one must see that it is the last.
    await this.db.lock(User, actor.id ?? '');
    await this.db.query(sql`DELETE FROM totp_factors WHERE user_id = ${actor.id}`);
    await this.afterRemoval(actor);
    await this.tell(actor, 'second-factor-remove');
  }

  /** Refuses that the last factor goes where a role obliges to one; recovery codes go with the last. */
  async afterRemoval(actor: Actor): Promise<void> {
    if (await this.isSet(actor.id ?? '')) return;
    if (needsSecondFactor(actor, this.config)) throw new Conflict('second-factor-required');
    await this.db.query(sql`DELETE FROM recovery_codes WHERE user_id = ${actor.id}`);
  }

  /** Removes whatever there is, codes on paper as well; the caller records why, and whom it tells. */
  async clear(userId: string): Promise<void> {
    await this.db.query(sql`DELETE FROM totp_factors WHERE user_id = ${userId}`);
    await this.db.query(sql`DELETE FROM passkeys WHERE user_id = ${userId}`);
    await this.db.query(sql`DELETE FROM recovery_codes WHERE user_id = ${userId}`);
  }

  async renewRecoveryCodes(actor: Actor): Promise<string[]> {
    const userId = actor.id ?? '';
    await this.history.record(actor, { type: 'user', id: userId }, 'recovery-codes-renew');
    return this.writeRecoveryCodes(userId);
  }

  /** New ones in place of what there was; the caller records why. */
  async writeRecoveryCodes(userId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    await this.db.query(sql`DELETE FROM recovery_codes WHERE user_id = ${userId}`);
    for (const code of codes) {
      await this.db.query(sql`
        INSERT INTO recovery_codes (user_id, code_hash) VALUES (${userId}, ${hashOfCode(userId, code)})`);
    }
    return codes;
  }

  private async useRecoveryCode(actor: Actor, code: string): Promise<'recovery_code' | null> {
    const userId = actor.id ?? '';
    const used = await this.db.query(sql`
      UPDATE recovery_codes SET used_at = ${this.clock.now()}
      WHERE user_id = ${userId} AND code_hash = ${hashOfCode(userId, code)} AND used_at IS NULL
      RETURNING user_id`);
    if (used.length === 0) return null;
    await this.tell(actor, 'recovery-code-use');
    return 'recovery_code';
  }

  /** The time step that `code` belongs to, one early or late allowed for clocks that differ; null when it is wrong. */
  private stepOf(factor: TotpFactor, code: string): number | null {
    const token = code.replaceAll(/[\s-]/g, '');
    const secret = this.sealing.open(factor.sealedSecret);
    if (secret === null) this.log.warn('SECRET is not the one that sealed the secret of this app');
    if (secret === null || !/^\d{6}$/.test(token)) return null;
    const result = verifySync({
      secret,
      token,
      epoch: Math.floor(this.clock.now().getTime() / 1000),
      epochTolerance: stepSeconds,
    });
    if (!result.valid || !('timeStep' in result)) return null;
    // Compared here: the library throws when the server's clock was set back behind the last step.
    return result.timeStep > factor.lastUsedStep ? result.timeStep : null;
  }

  private async lockFactor(userId: string, confirmed: boolean): Promise<TotpFactor | null> {
    const [row] = await this.db.query<{ id: string }>(sql`
      SELECT id FROM totp_factors WHERE user_id = ${userId} AND (confirmed_at IS NOT NULL) = ${confirmed}`);
    return row === undefined ? null : this.db.lock(TotpFactor, row.id);
  }

  /** Writes it down, and tells the owner by mail: it may not have been them. */
  private async tell(
    actor: Actor,
    verb: 'second-factor-add' | 'second-factor-remove' | 'recovery-code-use',
  ): Promise<void> {
    const { id, email } = await this.db.find(User, actor.id ?? '');
    await this.history.record(actor, { type: 'user', id }, verb);
    await this.mails.queue(verb, email);
  }
}
