import { createHash } from 'node:crypto';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import sql from 'sql-template-tag';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Malformed, Problem } from './problem.js';

interface Kept {
  request_hash: string;
  status: number;
  response: string;
}

const SHOWN_ONCE = 'sinergi:shown-once';

/** Fields of the answer that are secrets: what is kept for a repeated request has null in their place. */
export const ShownOnce = (...fields: string[]) => SetMetadata(SHOWN_ONCE, fields);

/**
 * Pressing twice makes one record. Every POST of a signed-in person carries an `Idempotency-Key`
 * (draft-ietf-httpapi-idempotency-key-header); the key is written in the transaction that does the work, so a
 * crash forgets both, and a twin that comes meanwhile waits on the row and then gets the first one's answer.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const actorId = request.actor?.id ?? null;
    if (request.method !== 'POST' || actorId === null) return next.handle();
    const key = keyOf(request);
    const route = `POST ${request.url.split('?')[0]}`;
    const secrets = this.reflector.get<string[] | undefined>(SHOWN_ONCE, context.getHandler());
    const hash = createHash('sha256')
      .update(Buffer.isBuffer(request.body) ? request.body : JSON.stringify(request.body ?? null))
      .digest('base64url');
    return from(
      this.db.transaction(async () => {
        const first = await this.db.query(sql`
          INSERT INTO idempotency_keys (actor_id, route, key, request_hash, created_at)
          VALUES (${actorId}, ${route}, ${key}, ${hash}, ${this.clock.now()})
          ON CONFLICT DO NOTHING RETURNING key`);
        if (first.length === 0) return this.replay(await this.kept(actorId, route, key), hash, reply);
        const view: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
        await this.db.query(sql`
          UPDATE idempotency_keys SET status = ${reply.statusCode}, response = ${withoutSecrets(view, secrets)}
          WHERE actor_id = ${actorId} AND route = ${route} AND key = ${key}`);
        return view;
      }),
    );
  }

  private async kept(actorId: string, route: string, key: string): Promise<Kept> {
    const [kept] = await this.db.query<Kept>(sql`
      SELECT request_hash, status, response FROM idempotency_keys
      WHERE actor_id = ${actorId} AND route = ${route} AND key = ${key}`);
    if (kept === undefined) throw new Problem(409, 'idempotency-in-progress');
    return kept;
  }

  private replay(kept: Kept, hash: string, reply: FastifyReply): unknown {
    if (kept.request_hash !== hash) throw new Problem(422, 'idempotency-key-reused');
    void reply.status(kept.status);
    return JSON.parse(kept.response) ?? undefined;
  }
}

function withoutSecrets(view: unknown, secrets: string[] = []): string {
  const hidden = new Set(secrets);
  return JSON.stringify(view ?? null, (key, value: unknown) => (hidden.has(key) ? null : value));
}

function keyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (key === undefined) throw new Malformed('idempotency-key-missing');
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key))
    throw new Malformed('idempotency-key-malformed');
  return key;
}
