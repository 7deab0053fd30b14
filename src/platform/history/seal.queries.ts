import { Injectable } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';
import { Database } from '../database/database.js';
import type { EntryText, Head } from './seal.js';

/** Any number works as long as every instance uses the same one. */
const sealLock = 7_246_002;

export interface Seal {
  sequence: number;
  entryId: string;
  content: Buffer;
  chain: Buffer;
}

/** A seal with the entry it stands for, which may be gone, and the head that closes there, if one does. */
export interface SealedRow extends Seal {
  entry: EntryText | null;
  headHash: Buffer | null;
  headAt: string | null;
}

/** An entry outside the chain. */
export interface LooseEntry {
  id: string;
  at: string;
}

/** An instant as the same text in every session: microseconds, in UTC. */
const instant = (column: string): Sql =>
  raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`);

const entryColumns = sql`
  e.id, ${instant('e.at')} AS at, e.actor_id AS "actorId", e.actor_name AS "actorName",
  e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.verb, e.change::text AS change, e.note`;

/** What is read and written for the chain; see the decision 0013. */
@Injectable()
export class SealQueries {
  constructor(private readonly db: Database) {}

  /** True for one sealer at a time, until its transaction ends. */
  async lock(): Promise<boolean> {
    const [row] = await this.db.query<{ taken: boolean }>(
      sql`SELECT pg_try_advisory_xact_lock(${sealLock}) AS taken`,
    );
    return row?.taken === true;
  }

  /**
   * Entries that wait, in the order of the transactions that wrote them, as far as no older transaction can still
   * add to them. A number that this server has not given yet came with a copy from another one.
   */
  waiting(limit: number): Promise<EntryText[]> {
    return this.db.query<EntryText>(sql`
      SELECT ${entryColumns} FROM history_unsealed u JOIN history_entries e ON e.id = u.entry_id
      WHERE u.written_by < pg_snapshot_xmin(pg_current_snapshot())
        OR u.written_by >= pg_snapshot_xmax(pg_current_snapshot())
      ORDER BY u.written_by, u.entry_id LIMIT ${limit}`);
  }

  async add(seals: readonly Seal[]): Promise<void> {
    const column = (read: (seal: Seal) => unknown) => seals.map(read);
    await this.db.query(sql`
      INSERT INTO history_seals (sequence, entry_id, content_hash, chain_hash)
      SELECT sequence, entry_id, decode(content, 'hex'), decode(chain, 'hex')
      FROM unnest(${column((seal) => seal.sequence)}::bigint[], ${column((seal) => seal.entryId)}::uuid[],
        ${column((seal) => seal.content.toString('hex'))}::text[],
        ${column((seal) => seal.chain.toString('hex'))}::text[]) AS s(sequence, entry_id, content, chain)`);
    await this.db.query(
      sql`DELETE FROM history_unsealed WHERE entry_id = ANY(${column((seal) => seal.entryId)}::uuid[])`,
    );
  }

  /** The time of the database, which closes the heads: servers' own clocks may differ. */
  async now(): Promise<string> {
    const [row] = await this.db.query<{ at: string }>(sql`SELECT ${instant('clock_timestamp()')} AS at`);
    if (row === undefined) throw new Error('no time');
    return row.at;
  }

  async close({ size, hash }: Head, at: string): Promise<void> {
    await this.db.query(sql`INSERT INTO history_heads (size, hash, at) VALUES (${size}, ${hash}, ${at})`);
  }

  async lastHead(): Promise<(Head & { at: Date }) | undefined> {
    const [head] = await this.db.query<Head & { at: Date }>(
      sql`SELECT size, hash, at FROM history_heads ORDER BY size DESC LIMIT 1`,
    );
    return head;
  }

  async countWaiting(): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(sql`SELECT count(*) AS count FROM history_unsealed`);
    return row?.count ?? 0;
  }

  /** Everything that follows on this transaction sees one and the same moment, and changes nothing. */
  async holdStill(): Promise<void> {
    await this.db.query(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`);
  }

  /** The chain after `sequence`, in its order. A limit that the planner knows keeps it on the indexes. */
  async sealed(sequence: number, limit: number): Promise<SealedRow[]> {
    const rows = await this.db.query<
      Omit<SealedRow, 'entry'> & Omit<EntryText, 'id'> & { id: string | null }
    >(sql`
      SELECT s.sequence, s.entry_id AS "entryId", s.content_hash AS content, s.chain_hash AS chain,
        h.hash AS "headHash", ${instant('h.at')} AS "headAt", ${entryColumns}
      FROM history_seals s LEFT JOIN history_entries e ON e.id = s.entry_id
        LEFT JOIN history_heads h ON h.size = s.sequence
      WHERE s.sequence > ${sequence} ORDER BY s.sequence LIMIT ${raw(String(limit))}`);
    return rows.map((row) => ({ ...row, entry: row.id === null ? null : { ...row, id: row.id } }));
  }

  /** Entries that are neither sealed nor wait for it. */
  strays(limit: number): Promise<LooseEntry[]> {
    return this.db.query<LooseEntry>(sql`
      SELECT e.id, ${instant('e.at')} AS at FROM history_entries e
      WHERE NOT EXISTS (SELECT FROM history_seals s WHERE s.entry_id = e.id)
        AND NOT EXISTS (SELECT FROM history_unsealed u WHERE u.entry_id = e.id)
      ORDER BY e.id LIMIT ${limit}`);
  }

  /** Entries that wait for a seal although they claim to be older than `oldest`, or that are gone (no time). */
  oddWaiting(oldest: string | null, limit: number): Promise<(LooseEntry | { id: string; at: null })[]> {
    return this.db.query(sql`
      SELECT u.entry_id AS id, ${instant('e.at')} AS at
      FROM history_unsealed u LEFT JOIN history_entries e ON e.id = u.entry_id
      WHERE e.id IS NULL OR e.at < ${oldest}::timestamptz
      ORDER BY u.entry_id LIMIT ${limit}`);
  }

  /** Heads of a size where no seal is. */
  async looseHeads(): Promise<number[]> {
    const rows = await this.db.query<{ size: number }>(sql`
      SELECT h.size FROM history_heads h
      WHERE NOT EXISTS (SELECT FROM history_seals s WHERE s.sequence = h.size) ORDER BY h.size LIMIT 20`);
    return rows.map(({ size }) => size);
  }
}
