import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../kernel/calendar.js';
import type { Actor } from '../../../kernel/policy.js';
import { difference } from '../../../platform/history/history.js';
import { ContactsService, type FirstContacts } from '../contacts/contacts.service.js';
import { PeopleService } from '../people/people.service.js';
import type { EditPersonRequest, NewPersonRequest } from '../people/person.dto.js';
import { type AppointmentKind, mustEnd } from '../positions/appointment.js';
import { PositionsService } from '../positions/position.service.js';
import { newContacts, readContacts } from './import-contacts.js';
import type { ImportField, ImportKind } from './import-kind.js';
import { type PlannedRow, refused, type RowFault } from './import-row.js';
import {
  type KnownDirectory,
  type KnownHolder,
  type KnownPerson,
  type KnownPosition,
  PersonDirectory,
  positionKey,
} from './person.directory.js';
import { type PersonRow, readPerson } from './person.words.js';

interface Write {
  /** Who is there already, and what changes of them. */
  known?: { id: string; version: number; fields: EditPersonRequest; contacts: FirstContacts };
  person: NewPersonRequest;
  organisationId: string;
  title: string;
  position: KnownPosition | undefined;
  isHead: boolean | undefined;
  /** Left out when they hold it already. */
  appointment?: Appointing;
  /** What the table says otherwise of an appointment that is there. */
  amended?: { holder: KnownHolder; endsOn: LocalDate; decree: string | undefined };
}

interface Appointing {
  kind: AppointmentKind;
  startsOn: LocalDate;
  endsOn: LocalDate | null;
  decree: string | null;
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
    const made = { people: new Map<string, string>(), positions: new Map<string, string>() };
    const edited = new Set<string>();
    for (const { request } of rows) {
      if (request === undefined) continue;
      const { known, person, appointment, amended } = request;
      if (known !== undefined && !edited.has(known.id)) {
        edited.add(known.id);
        await this.correct(actor, known);
      }
      if (amended !== undefined && request.position !== undefined) {
        const { holder, endsOn, decree } = amended;
        const change = { endsOn, ...(decree === undefined ? {} : { decree }) };
        await this.positions.end(actor, request.position.id, holder.id, holder.version, change);
      }
      const positionId = await this.positionOf(actor, request, made.positions);
      if (appointment === undefined) continue;
      const key = personKey(person, request.organisationId);
      const personId = known?.id ?? made.people.get(key);
      const who = personId === undefined ? { person } : { personId };
      const appointed = await this.positions.appoint(actor, positionId, { ...who, ...appointment });
      made.people.set(key, appointed.personId);
    }
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

/** By NIB, name or short name. */
function organisationOf(text: string | undefined, { organisations }: KnownDirectory): string | undefined {
  if (text === undefined) return undefined;
  return organisations.get(text.toLowerCase()) ?? organisations.get(text.replaceAll(/[\s.-]/g, ''));
}

function personKey({ employeeNumber, name, email }: NewPersonRequest, organisationId: string): string {
  return employeeNumber ?? `${name} ${email ?? organisationId}`.toLowerCase();
}

function planned(
  row: PersonRow,
  organisationId: string,
  known: KnownDirectory,
  taken: Set<string>,
): PlannedRow<Write> {
  const { person, title, kind, isHead } = row;
  const found = find(person, organisationId, known.people);
  const seat = positionKey(organisationId, title);
  const position = known.positions.get(seat);
  const holders = position?.holders ?? [];
  const holder = holders.find((each) => !each.isOver && each.personId === found?.id && each.kind === kind);
  const faults = holder === undefined ? faultsOfAppointing(row, holders) : [];
  const mark = markOf(row, organisationId);
  if (taken.has(mark)) faults.push({ field: 'position', code: 'row-twice' });
  if (faults.length > 0) return refused(person.name, faults);
  taken.add(mark);
  const request: Write = { person, organisationId, title, position, isHead, ...holding(row, holder) };
  return found === undefined ? asNew(request, known) : asChange(found, request);
}

/** A new appointment, or what the table says otherwise of the one that is there. */
function holding(row: PersonRow, holder: KnownHolder | undefined): Pick<Write, 'appointment' | 'amended'> {
  const { kind, startsOn, endsOn, decree } = row;
  if (holder === undefined) {
    if (startsOn === undefined) return {};
    return { appointment: { kind, startsOn, endsOn: endsOn ?? null, decree: decree ?? null } };
  }
  const last = endsOn ?? holder.endsOn;
  const isOther =
    (endsOn !== undefined && endsOn !== holder.endsOn) || (decree ?? holder.decree) !== holder.decree;
  return isOther && last !== null ? { amended: { holder, endsOn: last, decree } } : {};
}

/** A position has one definitive holder; whoever acts is told apart by name. */
function markOf({ person, title, kind }: PersonRow, organisationId: string): string {
  const seat = positionKey(organisationId, title);
  return kind === 'definitive' ? seat : `${seat} ${kind} ${personKey(person, organisationId)}`;
}

function asNew(request: Write, { people }: KnownDirectory): PlannedRow<Write> {
  const label = request.person.name;
  const twin = alike(request.person, people);
  if (twin === undefined) return { outcome: 'create', label, request };
  return { outcome: 'duplicate', label, request, twin: { id: twin.id, name: twin.name } };
}

function faultsOfAppointing({ kind, startsOn, endsOn }: PersonRow, holders: Holders): RowFault[] {
  if (startsOn === undefined) return [{ field: 'since', code: 'required' }];
  if (endsOn === undefined && mustEnd(kind)) return [{ field: 'until', code: 'acting-ends' }];
  if (endsOn !== undefined && endsOn < startsOn) return [{ field: 'until', code: 'end-before-start' }];
  if (kind === 'definitive' && overlaps(holders, startsOn, endsOn))
    return [{ field: 'since', code: 'overlaps-appointment' }];
  return [];
}

type Holders = readonly { kind: AppointmentKind; startsOn: LocalDate }[];

/** What the service would refuse: a definitive holder who began on that day or later, and within the term. */
const overlaps = (holders: Holders, startsOn: LocalDate, endsOn: LocalDate | undefined): boolean =>
  holders.some(
    (each) =>
      each.kind === 'definitive' &&
      each.startsOn >= startsOn &&
      (endsOn === undefined || each.startsOn <= endsOn),
  );

const isSame = (one: string | null | undefined, other: string | null | undefined): boolean =>
  one != null && other != null && one.toLowerCase() === other.toLowerCase();

const hasAddress = ({ emails }: KnownPerson, email: string | null | undefined): boolean =>
  email != null && emails.includes(email);

/** The same number; else the same name in the organisation, or with the same address, unless the numbers differ. */
function find(
  { employeeNumber, name, email }: NewPersonRequest,
  organisationId: string,
  people: readonly KnownPerson[],
): KnownPerson | undefined {
  const byNumber = people.find((each) => isSame(each.employeeNumber, employeeNumber));
  if (byNumber !== undefined) return byNumber;
  return people.find(
    (each) =>
      isSame(each.name, name) &&
      (each.employeeNumber == null || employeeNumber == null) &&
      (each.organisations.includes(organisationId) || hasAddress(each, email)),
  );
}

/** Somebody of this name elsewhere, or somebody else with this address; different numbers are different people. */
function alike(
  { employeeNumber, name, email }: NewPersonRequest,
  people: readonly KnownPerson[],
): KnownPerson | undefined {
  return people.find(
    (each) =>
      (each.employeeNumber == null || employeeNumber == null) &&
      (isSame(each.name, name) || hasAddress(each, email)),
  );
}

/** What changes of the position and how it is held. */
function heldBy({
  appointment,
  amended,
  position,
  isHead,
  title,
}: Write): Record<string, [unknown, unknown]> {
  const change: Record<string, [unknown, unknown]> = {};
  if (appointment !== undefined) change['position'] = [null, title];
  if (position !== undefined && isHead !== undefined && isHead !== position.isHead)
    change['head'] = [position.isHead, isHead];
  if (amended === undefined) return change;
  const { holder, endsOn, decree } = amended;
  if (endsOn !== holder.endsOn) change['until'] = [holder.endsOn, endsOn];
  if (decree !== undefined && decree !== holder.decree) change['decree'] = [holder.decree, decree];
  return change;
}

const afterOf = (change: Record<string, [unknown, unknown]>): Record<string, never> =>
  Object.fromEntries(Object.entries(change).map(([key, [, after]]) => [key, after as never]));

function asChange(found: KnownPerson, request: Write): PlannedRow<Write> {
  const { id, version, name } = found;
  const { email, phone, ...person } = request.person;
  const corrected = difference({ ...found }, { ...person });
  const reached = newContacts(found, { email, phone });
  const change = { ...corrected, ...reached, ...heldBy(request) };
  if (Object.keys(change).length === 0) return { outcome: 'same', label: name };
  const known = { id, version, fields: afterOf(corrected), contacts: afterOf(reached) };
  return { outcome: 'update', label: name, change, request: { ...request, known } };
}
