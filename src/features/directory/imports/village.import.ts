import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import type { ImportField, ImportKind } from './import-kind.js';
import { type PlannedRow, refused, type RowFault, type Values } from './import-row.js';
import { plain } from './columns.js';

interface Village {
  code: string;
  name: string;
}

/** Codes of Kemendagri, with or without dots: province, regency, district, village. */
function codeOf(text: string): string {
  const digits = text.replaceAll(/\D/g, '');
  return digits.replace(/^(\d\d)(\d\d)(\d\d)(\d{4})$/, '$1.$2.$3.$4');
}

/** The villages of the regency, by their code: a name is corrected, nothing is removed. */
@Injectable()
export class VillageImport implements ImportKind<Village> {
  readonly right = 'regions.import';
  readonly fields: readonly ImportField[] = [
    {
      key: 'code',
      required: true,
      headings: ['kode', 'kode desa', 'kode wilayah', 'kode kelurahan', 'kd desa'],
    },
    {
      key: 'name',
      required: true,
      headings: ['nama', 'nama desa', 'desa', 'kelurahan', 'desa/kelurahan', 'nama kelurahan', 'village'],
    },
    { key: 'district', required: false, headings: ['kecamatan', 'nama kecamatan'] },
  ];

  constructor(private readonly db: Database) {}

  async plan(rows: readonly Values[]): Promise<PlannedRow<Village>[]> {
    const districts = await this.db.query<{ code: string; names: string[] }>(sql`
      SELECT code, array_prepend(name, aliases) AS names FROM districts`);
    const names = new Map(districts.map(({ code, names: all }) => [code, new Set(all.map(plain))]));
    const known = new Map(
      (await this.db.query<Village>(sql`SELECT code, name FROM villages`)).map((each) => [
        each.code,
        each.name,
      ]),
    );
    const seen = new Set<string>();
    return rows.map(({ code: written = '', name = '', district }) => {
      const code = codeOf(written);
      const faults = faultsOf({ code, name, district }, names);
      if (faults.length === 0 && seen.has(code)) faults.push({ field: 'code', code: 'row-twice' });
      seen.add(code);
      if (faults.length > 0) return refused(name || written, faults);
      const before = known.get(code);
      if (before === name) return { outcome: 'same', label: name };
      const request = { code, name };
      if (before === undefined) return { outcome: 'create', label: name, request };
      return { outcome: 'update', label: name, request, change: { name: [before, name] } };
    });
  }

  async write(_actor: Actor, rows: readonly PlannedRow<Village>[]): Promise<void> {
    const villages = rows.flatMap(({ request }) => request ?? []);
    await this.db.query(sql`
      INSERT INTO villages (code, district_code, name)
      SELECT code, left(code, 8), name FROM jsonb_to_recordset(${JSON.stringify(villages)}::jsonb) AS v(code text, name text)
      ON CONFLICT (code) DO UPDATE SET name = excluded.name`);
  }
}

function faultsOf(
  { code, name, district }: { code: string; name: string; district: string | undefined },
  districts: ReadonlyMap<string, ReadonlySet<string>>,
): RowFault[] {
  const faults: RowFault[] = [];
  const names = districts.get(code.slice(0, 8));
  if (code === '') faults.push({ field: 'code', code: 'required' });
  else if (!/^\d\d\.\d\d\.\d\d\.[12]\d{3}$/.test(code)) faults.push({ field: 'code', code: 'village-code' });
  else if (names === undefined) faults.push({ field: 'code', code: 'district-unknown' });
  else if (district !== undefined && !names.has(plain(district.replace(/^kec(amatan|\.)?\s/i, ''))))
    faults.push({ field: 'district', code: 'village-elsewhere' });
  if (name === '') faults.push({ field: 'name', code: 'required' });
  if (name.length > 100) faults.push({ field: 'name', code: 'maxLength', params: { limit1: 100 } });
  return faults;
}
