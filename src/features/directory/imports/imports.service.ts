import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { checkVersion, Conflict, Forbidden, Invalid, NotFound } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import { type Actor, holds } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { readSheet, type Table } from '../../../platform/sheets/sheet.js';
import { guessMapping, valuesIn } from './columns.js';
import { Import, type ImportKindName, type Mapping } from './import.js';
import type { ImportView, RunImportRequest } from './import.dto.js';
import type { ImportKind } from './import-kind.js';
import { ImportQueries } from './import.queries.js';
import type { PlannedRow } from './import-row.js';
import { OrganisationImport } from './organisation.import.js';
import { PersonImport } from './person.import.js';
import { VillageImport } from './village.import.js';

interface Line {
  number: number;
  cells: string[];
}

/** A table is uploaded, looked at row by row, and written: all that can be, or nothing (decision 0023). */
@Injectable()
export class ImportsService {
  private readonly kinds: Record<ImportKindName, ImportKind>;

  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly queries: ImportQueries,
    villages: VillageImport,
    organisations: OrganisationImport,
    people: PersonImport,
  ) {
    this.kinds = { villages, organisations, people };
  }

  /** Reads the file and says what would become of each row; writes nothing of them yet. */
  async upload(actor: Actor, kind: ImportKindName, fileName: string, bytes: Buffer): Promise<Import> {
    this.authorize(actor, kind);
    const [headings = [], ...rows] = await readSheet(bytes);
    return this.db.transaction(async () => {
      const made = Object.assign(new Import(), {
        id: newId(),
        kind,
        fileName,
        headings,
        mapping: guessMapping(this.kinds[kind].fields, headings),
        status: 'preview',
        createdById: actor.id,
        createdByName: actor.name,
        createdAt: this.clock.now(),
        doneAt: null,
        version: 1,
      } as const);
      await this.db.save(made);
      await this.keep(made, await this.planned(made, linesOf(rows)));
      return made;
    });
  }

  /** Says which column holds what, and looks at every row again. */
  async map(actor: Actor, id: string, version: number, mapping: Mapping): Promise<void> {
    await this.db.transaction(async () => {
      const found = await this.lock(actor, id);
      checkVersion(found, version);
      this.checkMapping(found, mapping);
      Object.assign(found, { mapping, version: version + 1 });
      await this.db.save(found);
      await this.keep(found, await this.planned(found, await this.lines(id)));
    });
  }

  /** Looks once more at what is there now, and writes: one transaction, so a failure leaves nothing half done. */
  async run(actor: Actor, id: string, { duplicates }: RunImportRequest): Promise<void> {
    await this.db.transaction(async () => {
      const found = await this.lock(actor, id);
      const kind = this.kinds[found.kind];
      const planned = await this.planned(found, await this.lines(id));
      const decided = planned.map(([line, row]) => [line, decide(row, duplicates)] as const);
      const written = decided
        .map(([, row]) => row)
        .filter(({ outcome }) => outcome === 'create' || outcome === 'update');
      if (written.length > 0) await kind.write(actor, written);
      Object.assign(found, { status: 'done', doneAt: this.clock.now(), version: found.version + 1 });
      await this.db.save(found);
      await this.keep(found, decided);
      const change = { kind: found.kind, fileName: found.fileName, ...(await this.queries.counts(id)) };
      await this.history.record(actor, { type: 'import', id }, 'import', { change });
    });
  }

  async view(actor: Actor, id: string): Promise<ImportView> {
    const found = await this.find(actor, id);
    const { createdByName: createdBy, createdById: _, ...about } = found;
    const fields = this.kinds[found.kind].fields.map(({ key, required }) => ({ key, required }));
    return { ...about, createdBy, fields, counts: await this.queries.counts(id) };
  }

  /** Who may not import such things does not learn that somebody did. */
  async find(actor: Actor, id: string): Promise<Import> {
    const found = await this.db.find(Import, id);
    if (!this.may(actor, found.kind)) throw new NotFound();
    return found;
  }

  private may(actor: Actor, kind: ImportKindName): boolean {
    return holds(actor, this.kinds[kind].right);
  }

  private authorize(actor: Actor, kind: ImportKindName): void {
    if (!this.may(actor, kind)) throw new Forbidden();
  }

  private async lock(actor: Actor, id: string): Promise<Import> {
    const found = await this.db.lock(Import, id);
    if (!this.may(actor, found.kind)) throw new NotFound();
    if (found.status === 'done') throw new Conflict('import-done');
    return found;
  }

  private checkMapping({ kind, headings }: Import, mapping: Mapping): void {
    const keys = new Set(this.kinds[kind].fields.map(({ key }) => key));
    for (const [key, column] of Object.entries(mapping)) {
      if (!keys.has(key)) throw Invalid.field(`/mapping/${key}`, 'unknown-field');
      if (!Number.isInteger(column) || column < 0 || column >= headings.length)
        throw Invalid.field(`/mapping/${key}`, 'unknown-reference');
    }
  }

  private async planned({ kind, mapping }: Import, lines: readonly Line[]): Promise<[Line, PlannedRow][]> {
    const rows = await this.kinds[kind].plan(lines.map(({ cells }) => valuesIn(cells, mapping)));
    return lines.map((line, at) => [line, rows[at] as PlannedRow]);
  }

  private lines(id: string): Promise<Line[]> {
    return this.db.query<Line>(sql`
      SELECT number, cells FROM import_rows WHERE import_id = ${id} ORDER BY number`);
  }

  private async keep({ id }: Import, rows: readonly (readonly [Line, PlannedRow])[]): Promise<void> {
    const kept = rows.map(([{ number, cells }, { outcome, label, change, faults, twin }]) => ({
      number,
      cells,
      outcome,
      label: label.slice(0, 200),
      detail: { change, faults, twin },
    }));
    await this.db.query(sql`
      INSERT INTO import_rows (import_id, number, cells, outcome, label, detail)
      SELECT ${id}::uuid, number, cells, outcome, label, detail
      FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
        AS r(number integer, cells jsonb, outcome text, label text, detail jsonb)
      ON CONFLICT (import_id, number) DO UPDATE
        SET outcome = excluded.outcome, label = excluded.label, detail = excluded.detail`);
  }
}

/** Rows under the headings, numbered as the sheet numbers them; those with nothing in them are not rows. */
function linesOf(rows: Table): Line[] {
  return rows
    .map((cells, at) => ({ number: at + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

function decide(row: PlannedRow, duplicates: RunImportRequest['duplicates']): PlannedRow {
  return row.outcome === 'duplicate' && duplicates === 'create' ? { ...row, outcome: 'create' } : row;
}
