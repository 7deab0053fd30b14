import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Invalid } from '../../kernel/errors.js';
import type { Page, PageRequest } from '../../kernel/page.js';
import type { Actor } from '../../kernel/policy.js';
import { Secret } from '../config/secret.js';
import type { PageQuery } from './page.dto.js';

/**
 * Turns the place where a page ended into an opaque text and back. The text is signed for one reader and one
 * list, so a cursor that was edited, cut or borrowed is refused.
 */
@Injectable()
export class Cursors {
  constructor(private readonly secret: Secret) {}

  request(actor: Actor, list: string, { after, limit }: PageQuery): PageRequest {
    return after === undefined ? { limit } : { limit, after: this.open(actor, list, after) };
  }

  page<Row>(actor: Actor, list: string, { items, next }: Page<Row>): { items: Row[]; next: string | null } {
    return { items, next: next === undefined ? null : this.seal(actor, list, next) };
  }

  private seal(actor: Actor, list: string, values: readonly unknown[]): string {
    const body = Buffer.from(JSON.stringify(values)).toString('base64url');
    return `${body}.${this.sign(actor, list, body).toString('base64url')}`;
  }

  private open(actor: Actor, list: string, cursor: string): unknown[] {
    const [body = '', signature = ''] = cursor.split('.');
    const given = Buffer.from(signature, 'base64url');
    const wanted = this.sign(actor, list, body);
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
      throw Invalid.field('/after', 'cursor');
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as unknown[];
  }

  private sign(actor: Actor, list: string, body: string): Buffer {
    return createHmac('sha256', this.secret.key)
      .update(`${actor.id}\n${list}\n${body}`)
      .digest()
      .subarray(0, 12);
  }
}
