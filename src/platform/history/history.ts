import { Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import { newId } from '../../kernel/id.js';
import { cutPage, type Page, type PageRequest } from '../../kernel/page.js';
import type { Actor } from '../../kernel/policy.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';

export interface Subject {
  readonly type: string;
  readonly id: string;
}

/** What a story tells: fields before and after, and the words given as reason. */
export interface Change {
  readonly change?: Record<string, unknown>;
  readonly note?: string | null | undefined;
}

/** An entry as a page shows it. */
export interface HistoryRow {
  id: string;
  at: Date;
  actor: string;
  verb: string;
  change: Record<string, unknown>;
  note: string | null;
}

/** The one append-only story of everything: audit log, timeline and source of notifications. */
@Injectable()
export class History {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Writes an entry in the transaction that is open, so that the fact and its story stand or fall together. */
  async record(
    actor: Actor,
    subject: Subject,
    verb: string,
    { change = {}, note }: Change = {},
  ): Promise<void> {
    await this.db.query(sql`
      WITH entry AS (
        INSERT INTO history_entries (id, at, actor_id, actor_name, subject_type, subject_id, verb, change, note)
        VALUES (${newId()}, ${this.clock.now()}, ${actor.id}, ${actor.name}, ${subject.type}, ${subject.id},
                ${verb}, ${JSON.stringify(change)}, ${note ?? null}) RETURNING id)
      INSERT INTO history_unsealed (entry_id) SELECT id FROM entry`);
  }

  /**
   * The story of one record, newest first. The caller has made sure that the reader may see the record. Who read it
   * is for the audit trail alone.
   */
  async of(subject: Subject, { limit, after }: PageRequest): Promise<Page<HistoryRow>> {
    const rows = await this.db.query<HistoryRow>(sql`
      SELECT id, at, actor_name AS actor, verb, change, note FROM history_entries
      WHERE subject_type = ${subject.type} AND subject_id = ${subject.id} AND verb <> 'read'
        ${after === undefined ? empty : sql`AND id < ${after[0]}`}
      ORDER BY id DESC LIMIT ${limit + 1}`);
    return cutPage(rows, limit, (row) => [row.id]);
  }
}

/** Field by field, what `after` has that `before` had not: `{ title: ['old', 'new'] }`. */
export function difference(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, [unknown, unknown]> {
  const changed = Object.keys(after).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  return Object.fromEntries(changed.map((key) => [key, [before[key] ?? null, after[key] ?? null]]));
}
