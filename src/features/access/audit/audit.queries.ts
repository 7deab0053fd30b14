import { Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import { cutPage, type Page, type PageRequest } from '../../../kernel/page.js';
import { type Actor, has, type Holders, holds } from '../../../kernel/policy.js';
import { clears, type Right, rights } from '../../../kernel/rights.js';
import { officeTimeZone } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { contains, hasWordFrom } from '../../../platform/database/like.js';
import { deviceWords } from '../sign-in/device.js';
import type { AuditEntry, AuditExportFilter, AuditPerson } from './audit.dto.js';
import { subjects } from './audit.subjects.js';

type Row = Omit<AuditEntry, 'names'> & { position: string };

const id = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;

@Injectable()
export class AuditQueries {
  constructor(private readonly db: Database) {}

  /** Newest first. */
  async list(
    actor: Actor,
    filter: AuditExportFilter,
    { limit, after }: PageRequest,
  ): Promise<Page<AuditEntry>> {
    const conditions = [
      ...filters(actor, filter),
      ...(after === undefined ? [] : [sql`(e.at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`]),
    ];
    const where = conditions.length === 0 ? sql`true` : join(conditions, ' AND ');
    const rows = await this.db.query<Row>(sql`
      SELECT e.id, e.at, e.at::text AS position, json_build_object('id', e.actor_id, 'name', e.actor_name) AS actor,
        json_build_object('type', e.subject_type, 'id', e.subject_id, 'reference', s.reference,
          'title', CASE WHEN NOT ${withheld(actor)} THEN s.title END, 'opens', ${opens(actor)}) AS subject,
        e.verb, CASE WHEN NOT ${withheld(actor)} THEN e.change END AS change,
        CASE WHEN NOT ${withheld(actor)} THEN e.note END AS note, ${withheld(actor)} AS withheld,
        (SELECT q.sequence FROM history_seals q WHERE q.entry_id = e.id) AS sequence
      FROM history_entries e ${subjects}
      WHERE ${where} ORDER BY e.at DESC, e.id DESC LIMIT ${limit + 1}`);
    const page = cutPage(rows, limit, (row) => [row.position, row.id]);
    const names = await this.namesIn(page.items);
    // What only tells the place of a row, with the microseconds that a Date loses, goes.
    const items = page.items.map(({ position: _, ...entry }) => ({
      ...entry,
      names: Object.fromEntries([...idsIn(entry).flatMap((one) => pairOf(names, one)), ...deviceIn(entry)]),
    }));
    return { ...page, items };
  }

  /** People who can have done something, by name. */
  people(q: string | undefined): Promise<AuditPerson[]> {
    return this.db.query<AuditPerson>(sql`
      SELECT id, name FROM users WHERE ${q === undefined ? sql`true` : hasWordFrom(sql`name`, q)}
      ORDER BY name, id LIMIT 50`);
  }

  private async namesIn(entries: readonly Row[]): Promise<Map<string, string>> {
    const ids = [...new Set(entries.flatMap(idsIn))];
    if (ids.length === 0) return new Map();
    const rows = await this.db.query<AuditPerson>(sql`
      SELECT id, name FROM organisations WHERE id = ANY(${ids}::uuid[])
      UNION ALL SELECT p.id, p.title || ', ' || o.name
      FROM positions p JOIN organisations o ON o.id = p.organisation_id WHERE p.id = ANY(${ids}::uuid[])
      UNION ALL SELECT id, name FROM people WHERE id = ANY(${ids}::uuid[])
      UNION ALL SELECT id, name FROM users WHERE id = ANY(${ids}::uuid[])
      UNION ALL SELECT id, name FROM estates WHERE id = ANY(${ids}::uuid[])`);
    return new Map(rows.map((row) => [row.id, row.name]));
  }

  async lastMailedAt(): Promise<Date | null> {
    const [row] = await this.db.query<{ at: Date | null }>(sql`SELECT max(sent_at) AS at FROM history_mails`);
    return row?.at ?? null;
  }
}

/** What a browser says of itself fills three lines; people know it by two words. */
function deviceIn({ change }: Pick<Row, 'change'>): [string, string][] {
  const userAgent = change?.['userAgent'];
  if (typeof userAgent !== 'string') return [];
  const { browser, system } = deviceWords(userAgent);
  return browser === null || system === null ? [] : [[userAgent, `${browser}, ${system}`]];
}

/** Whether the reader sees every commitment of the office, the exempt ones as well. */
function seesAll(actor: Actor): boolean {
  const readers: Holders = rights.commitments.read;
  return actor.grants.some(({ role }) => readers[role] === 'office' && clears(role, 'exempt'));
}

function idsIn({ change }: { change: Record<string, unknown> | null }): string[] {
  return change === null ? [] : (JSON.stringify(change).match(id) ?? []);
}

function pairOf(names: Map<string, string>, one: string): [string, string][] {
  const name = names.get(one);
  return name === undefined ? [] : [[one, name]];
}

/** Exempt content is for the regency alone: the trail tells an administrator that something happened, not what. */
function withheld(actor: Actor): Sql {
  return seesAll(actor) ? sql`false` : sql`coalesce(s.exempt, false)`;
}

/** Records with a page of their own, and the rights of which any one opens it. */
const pages: [type: string, ...rights: Right[]][] = [
  ['user', 'users.read'],
  ['estate', 'estates.read'],
  ['meeting-template', 'templates.read'],
  ['meeting-series', 'series.read'],
  ['invitation_group', 'groups.read'],
  ['import', 'organisations.import', 'regions.import'],
  ['correction', 'corrections.read'],
  ['reminder-rule', 'reminders.read'],
];

/** Whether the page of the record would open for this reader. */
function opens(actor: Actor): Sql {
  const known = [
    ...(seesAll(actor)
      ? [
          sql`e.subject_type = 'commitment'`,
          sql`(e.subject_type = 'meeting' AND (NOT s.draft OR ${has(actor, 'staff')}))`,
        ]
      : []),
    sql`e.subject_type = 'organisation'`,
    ...pages
      .filter(([, ...rights]) => rights.some((right) => holds(actor, right)))
      .map(([type]) => sql`e.subject_type = ${type}`),
  ];
  return sql`coalesce(s.title IS NOT NULL AND NOT s.gone AND (${join(known, ' OR ')}), false)`;
}

function filters(actor: Actor, filter: AuditExportFilter): Sql[] {
  const { actorId, subjectType, subjectId, verb, from, to, q } = filter;
  return [
    ...(actorId === undefined ? [] : [sql`e.actor_id = ${actorId}`]),
    ...(subjectType === undefined ? [] : [sql`e.subject_type = ${subjectType}`]),
    ...(subjectId === undefined ? [] : [sql`e.subject_id = ${subjectId}`]),
    ...(verb === undefined ? [] : [sql`e.verb = ANY(${verb.split(',')})`]),
    ...(from === undefined ? [] : [sql`e.at >= ${midnight(sql`${from}::date`)}`]),
    ...(to === undefined ? [] : [sql`e.at < ${midnight(sql`${to}::date + 1`)}`]),
    ...(q === undefined ? [] : [matches(actor, q)]),
  ];
}

/** When the day begins at the office. */
function midnight(day: Sql): Sql {
  return sql`((${day})::timestamp AT TIME ZONE ${officeTimeZone})`;
}

/** What is withheld cannot be guessed by searching for it either. */
function matches(actor: Actor, q: string): Sql {
  const content = sql`(${contains(sql`e.note`, q)} OR ${contains(sql`e.change::text`, q)} OR ${contains(sql`s.title`, q)})`;
  return sql`(${contains(sql`e.actor_name`, q)} OR ${contains(sql`s.reference`, q)}
    OR (NOT ${withheld(actor)} AND ${content}))`;
}
