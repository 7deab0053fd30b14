import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { difference } from '../../../platform/history/history.js';
import { ContactsService, type FirstContacts } from '../contacts/contacts.service.js';
import { type KnownContacts, knownContacts } from '../contacts/known-contacts.js';
import type { EditOrganisationRequest } from '../organisations/organisation.dto.js';
import { OrganisationsService } from '../organisations/organisation.service.js';
import { isNib } from '../organisations/nib.js';
import { normalName } from '../organisations/normal-name.js';
import { plain } from './columns.js';
import { newContacts, readContacts } from './import-contacts.js';
import type { ImportField, ImportKind } from './import-kind.js';
import { type PlannedRow, refused, type RowFault, type Values } from './import-row.js';
import { kindFrom, kindOfName, sideFrom, usualSide } from './organisation.words.js';

interface Known extends EditOrganisationRequest, KnownContacts {
  id: string;
  name: string;
  version: number;
}

/** A new one, or a change of the one with this id and version. */
interface Write {
  id?: string;
  version?: number;
  fields: EditOrganisationRequest & FirstContacts;
}

interface Places {
  estates: ReadonlyMap<string, string>;
  districts: ReadonlyMap<string, string>;
  villages: ReadonlyMap<string, string>;
}

const limits = { name: 200, shortName: 60, address: 500 } as const;

/** Organisations, known by their NIB or their name; an empty cell leaves what is there. */
@Injectable()
export class OrganisationImport implements ImportKind<Write> {
  readonly right = 'organisations.import';
  readonly fields: readonly ImportField[] = [
    field(
      'name',
      ['nama', 'nama organisasi', 'nama perusahaan', 'perusahaan', 'organisasi', 'instansi'],
      true,
    ),
    field('shortName', ['singkatan', 'nama singkat', 'short name', 'akronim']),
    field('kind', ['jenis', 'jenis organisasi', 'tipe', 'type']),
    field('side', ['pihak', 'sisi']),
    field('nib', ['nomor induk berusaha', 'no nib']),
    field('district', ['kecamatan']),
    field('village', ['desa', 'kelurahan', 'desa/kelurahan']),
    field('estate', [
      'kawasan',
      'kawasan industri',
      'industrial estate',
      'pengelola kawasan',
      'estate operator',
    ]),
    field('address', ['alamat']),
    field('email', ['surel', 'e-mail', 'alamat surel']),
    field('phone', ['telepon', 'no telepon', 'telp', 'hp', 'no hp', 'whatsapp']),
  ];

  constructor(
    private readonly db: Database,
    private readonly organisations: OrganisationsService,
    private readonly contacts: ContactsService,
  ) {}

  async plan(rows: readonly Values[]): Promise<PlannedRow<Write>[]> {
    const [known, places] = [await this.known(), await this.places()];
    const names = new Map(known.map((each) => [each.name.toLowerCase(), each]));
    const alike = new Map(known.map((each) => [normalName(each.name), each]));
    const nibs = new Map(known.flatMap((each) => (each.nib ? [[each.nib, each] as const] : [])));
    const taken = new Set<string>();
    const planned: PlannedRow<Write>[] = [];
    for (const values of rows) {
      const { fields, faults } = read(values, places);
      Object.assign(fields, await readContacts(values, faults));
      const { name = '' } = fields;
      const found = (fields.nib ? nibs.get(fields.nib) : undefined) ?? names.get(name.toLowerCase());
      const mark = found?.id ?? name.toLowerCase();
      if (faults.length === 0 && taken.has(mark)) faults.push({ field: 'name', code: 'row-twice' });
      taken.add(mark);
      const twin = alike.get(normalName(name));
      planned.push(faults.length > 0 ? refused(name, faults) : outcomeOf(fields, found, twin));
    }
    return planned;
  }

  async write(actor: Actor, rows: readonly PlannedRow<Write>[]): Promise<void> {
    for (const { request } of rows) {
      if (request === undefined) continue;
      const { id, version, fields } = request;
      if (id === undefined || version === undefined) {
        await this.organisations.create(actor, fields as never);
        continue;
      }
      const { email = null, phone = null, ...others } = fields;
      if (Object.keys(others).length > 0) await this.organisations.edit(actor, id, version, others);
      await this.contacts.supplement(actor, { organisationId: id }, { email, phone });
    }
  }

  private known(): Promise<Known[]> {
    return this.db.query<Known>(sql`
      SELECT id, name, short_name AS "shortName", kind, side, nib, district_code AS "districtCode",
        village_code AS "villageCode", estate_id AS "estateId", address, version,
        ${knownContacts(sql`c.organisation_id = organisations.id`)}
      FROM organisations WHERE merged_into_id IS NULL`);
  }

  private async places(): Promise<Places> {
    const districts = await this.db.query<{ code: string; names: string[] }>(sql`
      SELECT code, array_prepend(name, aliases) AS names FROM districts`);
    const villages = await this.db.query<{ code: string; district: string; name: string }>(sql`
      SELECT code, district_code AS district, name FROM villages`);
    return {
      estates: await this.estates(),
      districts: new Map(
        districts.flatMap(({ code, names }) => [code, ...names].map((name) => [plain(name), code])),
      ),
      villages: new Map(
        villages.flatMap(({ code, district, name }) => [
          [plain(code), code] as const,
          [`${district} ${plain(name)}`, code] as const,
        ]),
      ),
    };
  }

  /** By code and name, and by who operates it where that is one estate only. */
  private async estates(): Promise<Map<string, string>> {
    const rows = await this.db.query<{ id: string; words: string[] }>(sql`
      SELECT e.id, array_remove(ARRAY[
        CASE WHEN count(*) OVER (PARTITION BY e.operator_id) = 1 THEN p.name END, e.name, e.code], NULL) AS words
      FROM estates e LEFT JOIN organisations p ON p.id = e.operator_id`);
    return new Map(rows.flatMap(({ id, words }) => words.map((word) => [plain(word), id])));
  }
}

function field(key: string, headings: string[], required = false): ImportField {
  return { key, headings, required };
}

const outcomeOf = (
  fields: Write['fields'],
  found: Known | undefined,
  twin: Known | undefined,
): PlannedRow<Write> => (found === undefined ? asNew(fields, twin) : asChange(found, fields));

function asNew(fields: Write['fields'], twin: Known | undefined): PlannedRow<Write> {
  const { name = '', ...others } = fields;
  const kind = fields.kind ?? kindOfName(name);
  if (kind === undefined) return refused(name, [{ field: 'kind', code: 'required' }]);
  const request = { fields: { ...others, name, kind, side: fields.side ?? usualSide(kind) } };
  if (twin === undefined) return { outcome: 'create', label: name, request };
  return { outcome: 'duplicate', label: name, request, twin: { id: twin.id, name: twin.name } };
}

function asChange(found: Known, { email, phone, ...fields }: Write['fields']): PlannedRow<Write> {
  const change = { ...difference({ ...found }, { ...fields }), ...newContacts(found, { email, phone }) };
  if (Object.keys(change).length === 0) return { outcome: 'same', label: found.name };
  const { id, version } = found;
  const changed = Object.fromEntries(Object.entries(change).map(([key, [, after]]) => [key, after]));
  return { outcome: 'update', label: found.name, change, request: { id, version, fields: changed } };
}

/** What the cells say, in the words of the directory, and what is wrong with them. */
function read(values: Values, places: Places) {
  const faults: RowFault[] = [];
  const fields: EditOrganisationRequest = {};
  const put = <Value>(
    key: string,
    as: string,
    text: string | undefined,
    from: (text: string) => Value | undefined,
  ) => {
    if (text === undefined) return;
    const value = from(text);
    if (value === undefined) faults.push({ field: key, code: faultOf[key] ?? 'unknown-reference' });
    else Object.assign(fields, { [as]: value });
  };
  for (const [key, most] of Object.entries(limits)) {
    const text = values[key];
    if (text !== undefined && text.length > most)
      faults.push({ field: key, code: 'maxLength', params: { limit1: most } });
    else if (text !== undefined) Object.assign(fields, { [key]: text });
  }
  if (values['name'] === undefined) faults.push({ field: 'name', code: 'required' });
  put('kind', 'kind', values['kind'], kindFrom);
  put('side', 'side', values['side'], sideFrom);
  put('nib', 'nib', values['nib']?.replaceAll(/[\s.-]/g, ''), (text) => (isNib(text) ? text : undefined));
  put('estate', 'estateId', values['estate'], (text) => places.estates.get(plain(text)));
  put('district', 'districtCode', values['district'], (text) => districtFrom(text, places));
  put('village', 'villageCode', values['village'], (text) =>
    villageFrom(text, fields.districtCode ?? '', places),
  );
  // A code tells the district as well.
  if (fields.villageCode) fields.districtCode ??= fields.villageCode.slice(0, 8);
  return { fields, faults };
}

/** The sentence for a cell that means nothing; the others point at something that is not there. */
const faultOf: Record<string, string> = {
  kind: 'invalid',
  side: 'invalid',
  nib: 'isNib',
  village: 'village-elsewhere',
};

const districtFrom = (text: string, { districts }: Places): string | undefined =>
  districts.get(plain(text.replace(/^kec(amatan|\.)?\s+/i, '')));

function villageFrom(text: string, district: string, { villages }: Places): string | undefined {
  const name = plain(text.replace(/^(desa|ds\.?|kelurahan|kel\.?)\s+/i, ''));
  const code = villages.get(name) ?? villages.get(`${district} ${name}`);
  return code?.startsWith(district) ? code : undefined;
}
