import pg from 'pg';
import { newId } from '../../src/kernel/id.js';
import {
  chainHash,
  contentHash,
  type EntryText,
  type Head,
  headHash,
  nothing,
} from '../../src/platform/history/seal.js';

/** What chance decides about one tampering. */
export type Dice = readonly [number, number, number, number];

type Deed = (forger: Forger, dice: Dice) => Promise<void>;

const tables = ['history_entries', 'history_unsealed', 'history_seals', 'history_heads'];

/** Someone with all rights over the database, who knows exactly how the history is sealed. */
export class Forger {
  private constructor(
    private readonly client: pg.Client,
    readonly size: number,
  ) {}

  /** Comes in, and keeps how everything was. */
  static async at(url: string): Promise<Forger> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    // Neither triggers nor foreign keys stop a superuser.
    await client.query('SET session_replication_role = replica');
    for (const table of tables) await client.query(`CREATE TEMPORARY TABLE kept_${table} AS TABLE ${table}`);
    const { rows } = await client.query<{ size: string }>('SELECT count(*) AS size FROM history_seals');
    return new Forger(client, Number(rows[0]?.size));
  }

  async rows<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(text, values)).rows;
  }

  /** As if nothing had happened, for the next tampering. */
  async undo(): Promise<void> {
    await this.client.query(`TRUNCATE ${tables.join(', ')}`);
    for (const table of tables) await this.client.query(`INSERT INTO ${table} SELECT * FROM kept_${table}`);
  }

  leave(): Promise<void> {
    return this.client.end();
  }

  /** Takes away every seal after `size`, with its entry when `all` goes. */
  async cut(size: number, all: boolean): Promise<void> {
    if (all) {
      await this.rows(
        `DELETE FROM history_entries WHERE id IN (SELECT entry_id FROM history_seals WHERE sequence > $1)`,
        [size],
      );
    }
    await this.rows(`DELETE FROM history_heads WHERE size > $1`, [size]);
    await this.rows(`DELETE FROM history_seals WHERE sequence > $1`, [size]);
  }

  /** Moves the seals from `sequence` on by one place. */
  async shift(sequence: number, by: 1 | -1): Promise<void> {
    const away = 1_000_000_000;
    await this.rows(`UPDATE history_seals SET sequence = sequence + $2 WHERE sequence >= $1`, [
      sequence,
      away,
    ]);
    await this.rows(`UPDATE history_seals SET sequence = sequence - $1 WHERE sequence > $1`, [away - by]);
  }

  /** Seals everything anew from `sequence` on, without a fault in it. */
  async rehash(sequence: number): Promise<void> {
    const { rows } = await this.client.query<EntryText & { sequence: string; headAt: string | null }>(`
      SELECT s.sequence, to_char(h.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "headAt", e.id,
        to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, e.actor_id AS "actorId",
        e.actor_name AS "actorName", e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.verb,
        e.change::text AS change, e.note
      FROM history_seals s JOIN history_entries e ON e.id = s.entry_id
        LEFT JOIN history_heads h ON h.size = s.sequence ORDER BY s.sequence`);
    let before = nothing.hash;
    const seals: string[][] = [];
    const heads: string[][] = [];
    for (const { sequence: text, headAt, ...entry } of rows) {
      const place = Number(text);
      const content = contentHash(entry);
      before = chainHash(before, place, content);
      if (place >= sequence) seals.push([text, content.toString('hex'), before.toString('hex')]);
      if (headAt === null) continue;
      before = headHash(before, place, headAt);
      if (place >= sequence) heads.push([text, before.toString('hex')]);
    }
    await this.rows(
      `UPDATE history_seals s SET content_hash = decode(n ->> 1, 'hex'), chain_hash = decode(n ->> 2, 'hex')
       FROM jsonb_array_elements($1::jsonb) n WHERE s.sequence = (n ->> 0)::bigint`,
      [JSON.stringify(seals)],
    );
    await this.rows(
      `UPDATE history_heads h SET hash = decode(n ->> 1, 'hex')
       FROM jsonb_array_elements($1::jsonb) n WHERE h.size = (n ->> 0)::bigint`,
      [JSON.stringify(heads)],
    );
  }

  /** Changes one thing about the entry at `sequence`. */
  async change(sequence: number, which: number): Promise<void> {
    const change = changes[which % changes.length] ?? '';
    await this.rows(
      `UPDATE history_entries SET ${change} WHERE id = (SELECT entry_id FROM history_seals WHERE sequence = $1)`,
      [sequence],
    );
  }

  async lastHead(): Promise<Head> {
    const [row] = await this.rows<{ size: string; hash: Buffer }>(
      'SELECT size, hash FROM history_heads ORDER BY size DESC LIMIT 1',
    );
    if (row === undefined) throw new Error('nothing is sealed');
    return { size: Number(row.size), hash: row.hash };
  }
}

const changes = [
  `note = coalesce(note, '') || '.'`,
  `actor_name = actor_name || ' '`,
  `at = at + interval '1 microsecond'`,
  `verb = verb || 's'`,
  `subject_id = gen_random_uuid()`,
  `actor_id = CASE WHEN actor_id IS NULL THEN gen_random_uuid() END`,
  `change = change || '{"dueOn": ["2026-01-01", "2027-01-01"]}'`,
  `note = CASE WHEN note IS NULL THEN '' END`,
];

/** One of `1 … size`. */
const place = (die: number, size: number): number => 1 + (die % size);

const forged = `
  INSERT INTO history_entries (id, at, actor_id, actor_name, subject_type, subject_id, verb, change, note)
  SELECT $1, e.at - interval '2 days', actor_id, actor_name, subject_type, subject_id, 'agree', '{}', NULL
  FROM history_entries e JOIN history_seals s ON s.entry_id = e.id WHERE s.sequence = $2`;

/** The seven kinds of promise R17, each in several ways. */
export const tamperings: Record<string, Deed> = {
  change: (forger, [a, b]) => forger.change(place(a, forger.size), b),
  delete: async (forger, [a, b]) => {
    const sequence = place(a, forger.size);
    await forger.rows(
      `DELETE FROM history_entries WHERE id = (SELECT entry_id FROM history_seals WHERE sequence = $1)`,
      [sequence],
    );
    if (b % 3 > 0) await forger.rows(`DELETE FROM history_seals WHERE sequence = $1`, [sequence]);
    if (b % 3 > 1) {
      await forger.shift(sequence, -1);
    }
  },
  insert: async (forger, [a, b]) => {
    const sequence = place(a, forger.size);
    const id = newId();
    await forger.rows(forged, [id, sequence]);
    if (b % 3 === 1) await forger.rows(`INSERT INTO history_unsealed (entry_id) VALUES ($1)`, [id]);
    if (b % 3 === 2) {
      await forger.shift(sequence, 1);
      await forger.rows(
        `INSERT INTO history_seals SELECT $1, $2, content_hash, chain_hash FROM history_seals WHERE sequence = $3`,
        [sequence, id, sequence + 1],
      );
      await forger.rehash(sequence);
    }
  },
  swap: async (forger, [a, b, c]) => {
    const one = place(a, forger.size);
    const other = place(one + place(b, forger.size - 1) - 1, forger.size);
    const columns = ['entry_id', 'content_hash', 'chain_hash'];
    const swapped = new Set(columns.slice(0, 1 + (c % 3)));
    const both = [one, other];
    await forger.rows(`DELETE FROM history_seals WHERE sequence IN ($1, $2)`, both);
    await forger.rows(
      `INSERT INTO history_seals (sequence, entry_id, content_hash, chain_hash)
       SELECT own.sequence, ${columns.map((name) => `${swapped.has(name) ? 'other' : 'own'}.${name}`).join(', ')}
       FROM kept_history_seals own JOIN kept_history_seals other ON own.sequence <> other.sequence
       WHERE own.sequence IN ($1, $2) AND other.sequence IN ($1, $2)`,
      both,
    );
  },
  'hash a suffix anew': async (forger, [a, b]) => {
    const sequence = place(a, forger.size);
    await forger.change(sequence, b);
    await forger.rehash(sequence);
  },
  'cut the tail': async (forger, [a, b]) => {
    const sizes = await forger.rows<{ size: string }>('SELECT size FROM history_heads ORDER BY size');
    const head = Number(sizes[a % (sizes.length - 1)]?.size);
    // At a head nothing inside tells of it; anywhere else the chain is open as well.
    await forger.cut(b % 2 === 0 ? head : place(a, forger.size - 1), true);
  },
  'restore yesterday': async (forger, [a, b, c]) => {
    const sizes = await forger.rows<{ size: string }>('SELECT size FROM history_heads ORDER BY size');
    await forger.cut(Number(sizes[a % (sizes.length - 1)]?.size), true);
    // Life goes on from there, and is sealed by the book.
    for (let more = 0; more < c % 4; more += 1) await goOn(forger, b + more);
  },
};

async function goOn(forger: Forger, die: number): Promise<void> {
  const id = newId();
  await forger.rows(
    `INSERT INTO history_entries (id, at, actor_id, actor_name, subject_type, subject_id, verb, change, note)
     VALUES ($1, clock_timestamp(), NULL, 'Sinergi', 'meeting', gen_random_uuid(), 'edit', '{}', $2)`,
    [id, String(die)],
  );
  const [row] = await forger.rows<{ sequence: string }>(
    `INSERT INTO history_seals
     SELECT coalesce(max(sequence), 0) + 1, $1, sha256('x'), sha256('x') FROM history_seals RETURNING sequence`,
    [id],
  );
  await forger.rows(`INSERT INTO history_heads VALUES ($1, sha256('x'), clock_timestamp())`, [row?.sequence]);
  await forger.rehash(Number(row?.sequence));
}
