import { Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import { cutPage, type Page, type PageRequest } from '../../../kernel/page.js';
import type { Actor } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { csvLine } from '../../../platform/http/csv.js';
import { isMessage, translate } from '../../../platform/i18n/translate.js';
import type { ImportCounts, ImportRowView } from './import.dto.js';
import { type Outcome, outcomes, type RowDetail, type RowFault } from './import-row.js';

interface Row {
  number: number;
  outcome: Outcome;
  label: string;
  detail: RowDetail;
}

/** The rows of an import in words. The caller has made sure that the reader may see the import. */
@Injectable()
export class ImportQueries {
  constructor(private readonly db: Database) {}

  async counts(importId: string): Promise<ImportCounts> {
    const rows = await this.db.query<{ outcome: Outcome; count: number }>(sql`
      SELECT outcome, count(*) FROM import_rows WHERE import_id = ${importId} GROUP BY outcome`);
    const counted = new Map(rows.map(({ outcome, count }) => [outcome, count]));
    return Object.fromEntries(outcomes.map((outcome) => [outcome, counted.get(outcome) ?? 0])) as never;
  }

  async rows(
    actor: Actor,
    importId: string,
    { outcome }: { outcome?: Outcome },
    { limit, after }: PageRequest,
  ): Promise<Page<ImportRowView>> {
    const rows = await this.db.query<Row>(sql`
      SELECT number, outcome, label, detail FROM import_rows
      WHERE import_id = ${importId} ${outcome === undefined ? empty : sql`AND outcome = ${outcome}`}
        ${after === undefined ? empty : sql`AND number > ${after[0]}`}
      ORDER BY number LIMIT ${limit + 1}`);
    const page = cutPage(rows, limit, (row) => [row.number]);
    const names = await this.namesIn(page.items);
    return { ...page, items: page.items.map((row) => viewOf(actor, row, names)) };
  }

  /** What districts, villages and organisations that a change mentions are called. */
  private async namesIn(rows: readonly Row[]): Promise<Names> {
    const mentioned = (...fields: string[]) =>
      rows.flatMap(({ detail: { change = {} } }) =>
        fields.flatMap((field) => (change[field] ?? []).filter((value) => typeof value === 'string')),
      );
    const codes = mentioned('districtCode', 'villageCode');
    const ids = mentioned('estateId');
    if (codes.length + ids.length === 0) return new Map();
    const found = await this.db.query<{ id: string; name: string }>(sql`
      SELECT code AS id, name FROM districts WHERE code = ANY(${codes}::text[])
      UNION ALL SELECT code, name FROM villages WHERE code = ANY(${codes}::text[])
      UNION ALL SELECT id::text, name FROM estates WHERE id = ANY(${ids}::uuid[])`);
    return new Map(found.map(({ id, name }) => [id, name]));
  }

  /** Every row with what became of it and why, for a spreadsheet. */
  async report(actor: Actor, importId: string): Promise<string> {
    const { items } = await this.rows(actor, importId, {}, { limit: 10_000 });
    const word = (key: 'row' | 'outcome' | 'label' | 'why') => translate(actor.locale, `import.csv.${key}`);
    const head = csvLine([word('row'), word('outcome'), word('label'), word('why')]);
    const lines = items.map((row) =>
      csvLine([
        row.number,
        translate(actor.locale, `import.outcome.${row.outcome}`),
        row.label,
        why(actor, row),
      ]),
    );
    // The mark of UTF-8: without it spreadsheets guess another encoding.
    return `\uFEFF${head}${lines.join('')}`;
  }
}

/** The fields of a change that hold a code or an id, which says nothing to people. */
const named = new Set(['districtCode', 'villageCode', 'estateId']);
type Names = ReadonlyMap<string, string>;

function viewOf(actor: Actor, { detail, ...row }: Row, names: Names): ImportRowView {
  const text = (field: string, value: unknown) => {
    if (value === null || value === undefined) return null;
    if (typeof value === 'boolean') return translate(actor.locale, value ? 'import.yes' : 'import.no');
    const key = `import.${field}.${String(value)}`;
    if (isMessage(key)) return translate(actor.locale, key);
    return (named.has(field) ? names.get(String(value)) : undefined) ?? String(value);
  };
  return {
    ...row,
    changes: Object.entries(detail.change ?? {}).map(([field, [before, after]]) => ({
      field,
      before: text(field, before),
      after: text(field, after),
    })),
    faults: (detail.faults ?? []).map((fault) => ({ field: fault.field, message: sentence(actor, fault) })),
    twin: detail.twin ?? null,
  };
}

function sentence({ locale }: Actor, { code, params }: RowFault): string {
  const key = `field.${code}`;
  return translate(locale, isMessage(key) ? key : 'field.invalid', params);
}

function why({ locale }: Actor, { changes, faults, twin }: ImportRowView): string {
  const name = (field: string) => {
    const key = `import.field.${field}`;
    return isMessage(key) ? translate(locale, key) : field;
  };
  return [
    ...faults.map(({ field, message }) => `${name(field)}: ${message}`),
    ...changes.map(({ field, before, after }) => `${name(field)}: ${before ?? '–'} → ${after ?? '–'}`),
    ...(twin === null ? [] : [twin.name]),
  ].join('; ');
}
