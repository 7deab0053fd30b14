import { Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import { addMinutes } from '../../../kernel/calendar.js';
import { NotFound } from '../../../kernel/errors.js';
import type { Actor } from '../../../kernel/policy.js';
import { newId } from '../../../kernel/id.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import type { Device } from './device.js';
import { type FirstFactor, type SecondFactor, Session } from './session.js';
import { hashOf, newToken } from './token.js';

/** A session ends after this long, however busy it is. */
const absoluteMinutes = 12 * 60;
/** Whoever has given the password has this long for the code. */
const unfinishedMinutes = 10;

/** How a person proved who they are. */
export interface Proof {
  first: FirstFactor;
  second: SecondFactor | null;
  /** When, where it was elsewhere: as the provider tells it, null when it does not tell. */
  at?: Date | null;
}

@Injectable()
export class SessionsService {
  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /** Answers the token of a new session; `unfinished` while a second factor is still to come. */
  async open(userId: string, device: Device, proof: Proof, unfinished: boolean): Promise<string> {
    const token = newToken();
    const now = this.clock.now();
    await this.db.save(
      Object.assign(new Session(), {
        id: newId(),
        tokenHash: hashOf(token),
        userId,
        createdAt: now,
        lastUsedAt: now,
        expiresAt: addMinutes(now, unfinished ? unfinishedMinutes : absoluteMinutes),
        provedAt: proof.at === undefined ? now : proof.at,
        endedAt: null,
        userAgent: device.userAgent?.slice(0, 300) ?? null,
        address: device.address,
        firstFactor: proof.first,
        secondFactor: proof.second,
      }),
    );
    return token;
  }

  /**
   * Gives a session whose owner has just proved who they are a new token, since it has come to mean more; the old
   * token is dead. Answers the new one. `at` is when they did, where it was elsewhere.
   */
  async renew(id: string, secondFactor?: SecondFactor, at = this.clock.now()): Promise<string> {
    const session = await this.db.lock(Session, id);
    // It may have been ended elsewhere a moment ago, while it is still remembered here.
    if (session.endedAt !== null) throw new NotFound();
    const token = newToken();
    session.tokenHash = hashOf(token);
    session.provedAt = at;
    if (secondFactor !== undefined) {
      session.secondFactor = secondFactor;
      // From its beginning: whoever adds one factor after the other does not keep it open for ever.
      session.expiresAt = addMinutes(session.createdAt, absoluteMinutes);
    }
    await this.db.save(session);
    return token;
  }

  async signOut(actor: Actor, id: string): Promise<void> {
    await this.end(actor, id, 'sign-out');
  }

  /** Ends one of one's own sessions. */
  async end(actor: Actor, id: string, verb = 'session-end'): Promise<void> {
    await this.db.transaction(async () => {
      const session = await this.db.lock(Session, id);
      if (session.userId !== actor.id) throw new NotFound();
      if (session.endedAt !== null) return;
      session.endedAt = this.clock.now();
      await this.db.save(session);
      const { userAgent, address } = session;
      await this.history.record(actor, { type: 'user', id: session.userId }, verb, {
        change: { userAgent, address },
      });
    });
  }

  async endOthers(actor: Actor, currentId: string): Promise<void> {
    await this.db.transaction(async () => {
      const sessions = await this.endAll(actor.id ?? '', currentId);
      if (sessions === 0) return;
      await this.history.record(actor, { type: 'user', id: actor.id ?? '' }, 'sessions-end', {
        change: { sessions },
      });
    });
  }

  /** Ends all sessions of a user but one; answers how many. */
  async endAll(userId: string, exceptId?: string): Promise<number> {
    const now = this.clock.now();
    const ended = await this.db.query<{ id: string }>(sql`
      UPDATE sessions SET ended_at = ${now}
      WHERE user_id = ${userId} AND ended_at IS NULL AND expires_at > ${now}
        ${exceptId === undefined ? empty : sql`AND id <> ${exceptId}`}
      RETURNING id`);
    return ended.length;
  }

  /** Ends the session that a browser had before its owner signed in anew. */
  async replace(token: string | undefined): Promise<void> {
    if (token === undefined) return;
    await this.db.query(sql`
      UPDATE sessions SET ended_at = ${this.clock.now()}
      WHERE token_hash = ${hashOf(token)} AND ended_at IS NULL`);
  }
}
