import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/policy.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { PeopleService } from '../people/people.service.js';
import { PositionsService } from '../positions/position.service.js';
import { readContacts } from './import-contacts.js';
import type { ImportField, ImportKind } from './import-kind.js';
import { type PlannedRow, refused } from './import-row.js';
import { PersonDirectory, positionKey } from './person.directory.js';
import { organisationOf, personKey, planned, type Write } from './person.plan.js';
import { readPerson } from './person.words.js';

/** What the rows before this one made: people by key, positions by seat, and whose data was corrected. */
interface Made {
  people: Map<string, string>;
  positions: Map<string, string>;
  corrected: Set<string>;
}

/** People and the positions that they hold: known by their NIP, or by their name in the organisation. */
@Injectable()
export class PersonImport implements ImportKind<Write> {
  readonly right = 'organisations.import';
  readonly fields: readonly ImportField[] = [
    field('name', ['nama', 'nama lengkap', 'nama pejabat', 'full name'], true),
    field('honorificPrefix', ['gelar depan', 'title before the name', 'prefix']),
    field('honorificSuffix', ['gelar belakang', 'title after the name', 'suffix']),
    field('rank', ['pangkat', 'golongan', 'pangkat/golongan', 'pangkat/gol', 'pangkat (golongan)', 'gol']),
    field('employeeNumber', ['nip', 'nrp', 'nip/nrp', 'employee number']),
    field('email', ['surel', 'e-mail', 'alamat surel']),
    field('phone', ['telepon', 'no telepon', 'telp', 'hp', 'no hp', 'whatsapp']),
    field(
      'organisation',
      ['organisasi', 'instansi', 'perusahaan', 'perangkat daerah', 'opd', 'nib', 'company'],
      true,
    ),
    field('position', ['jabatan', 'nama jabatan'], true),
    field('kind', ['jenis', 'cara menjabat', 'status jabatan', 'kind of holding']),
    field('since', ['sejak', 'tmt', 'mulai', 'sejak tanggal', 'tmt jabatan']),
    field('until', ['sampai', 'berakhir', 'sampai tanggal', 'akhir masa tugas', 'hari terakhir', 'last day']),
    field('decree', ['sk', 'nomor sk', 'no sk', 'surat keputusan', 'nomor surat keputusan', 'decree number']),
    field('head', ['pimpinan', 'pimpinan organisasi', 'is head', 'leads']),
  ];

  constructor(
    private readonly directory: PersonDirectory,
    private readonly people: PeopleService,
    private readonly contacts: ContactsService,
    private readonly positions: PositionsService,
  ) {}

  async plan(rows: readonly Record<string, string>[]): Promise<PlannedRow<Write>[]> {
    const known = await this.directory.read();
    const taken = new Set<string>();
    const all: PlannedRow<Write>[] = [];
    for (const values of rows) {
      const row = readPerson(values);
      Object.assign(row.person, await readContacts(values, row.faults));
      const organisationId = organisationOf(values['organisation'], known);
      if (values['organisation'] !== undefined && organisationId === undefined)
        row.faults.push({ field: 'organisation', code: 'unknown-reference' });
      if (row.faults.length > 0 || organisationId === undefined)
        all.push(refused(row.person.name, row.faults));
      else all.push(planned(row, organisationId, known, taken));
    }
    return all;
  }

  /** Whoever is new and stands in several rows is written once: the rows agree on a number, or a name and address. */
  async write(actor: Actor, rows: readonly PlannedRow<Write>[]): Promise<void> {
    const made: Made = { people: new Map(), positions: new Map(), corrected: new Set() };
    for (const { request } of rows) if (request !== undefined) await this.writeRow(actor, request, made);
  }

  private async writeRow(actor: Actor, request: Write, made: Made): Promise<void> {
    const { known, person, appointment, amended, position, organisationId } = request;
    if (known !== undefined && !made.corrected.has(known.id)) {
      made.corrected.add(known.id);
      await this.correct(actor, known);
    }
    if (amended !== undefined && position !== undefined) {
      const { holder, change } = amended;
      await this.positions.amend(actor, position.id, holder.id, holder.version, change);
    }
    const positionId = await this.positionOf(actor, request, made.positions);
    if (appointment === undefined) return;
    const key = personKey(person, organisationId);
    const personId = known?.id ?? made.people.get(key);
    const who = personId === undefined ? { person } : { personId };
    const appointed = await this.positions.appoint(actor, positionId, { ...who, ...appointment });
    made.people.set(key, appointed.personId);
  }

  private async correct(
    actor: Actor,
    { id, version, fields, contacts }: NonNullable<Write['known']>,
  ): Promise<void> {
    if (Object.keys(fields).length > 0) await this.people.edit(actor, id, version, fields);
    await this.contacts.supplement(actor, { personId: id }, contacts);
  }

  private async positionOf(
    actor: Actor,
    { position, organisationId, title, isHead }: Write,
    made: Map<string, string>,
  ): Promise<string> {
    const key = positionKey(organisationId, title);
    const id = made.get(key);
    if (id !== undefined) return id;
    if (position === undefined) {
      const { id: fresh } = await this.positions.create(actor, organisationId, {
        title,
        isHead: isHead ?? false,
      });
      made.set(key, fresh);
      return fresh;
    }
    made.set(key, position.id);
    if (isHead !== undefined && isHead !== position.isHead)
      await this.positions.edit(actor, position.id, position.version, { isHead });
    return position.id;
  }
}

function field(key: string, headings: string[], required = false): ImportField {
  return { key, headings, required };
}
