import type { LocalDate } from '../../../kernel/calendar.js';
import { difference } from '../../../platform/history/history.js';
import type { FirstContacts } from '../contacts/contacts.service.js';
import type { EditPersonRequest, NewPersonRequest } from '../people/person.dto.js';
import { type AppointmentKind, mustEnd } from '../positions/appointment.js';
import type { Amendment } from '../positions/position.service.js';
import { newContacts } from './import-contacts.js';
import { type PlannedRow, refused, type RowFault } from './import-row.js';
import {
  type KnownDirectory,
  type KnownHolder,
  type KnownPerson,
  type KnownPosition,
  positionKey,
} from './person.directory.js';
import type { PersonRow } from './person.words.js';

/** What is written for a row. */
export interface Write {
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
  amended?: { holder: KnownHolder; change: Amendment };
}

interface Appointing {
  kind: AppointmentKind;
  startsOn: LocalDate;
  endsOn: LocalDate | null;
  decree: string | null;
}

/** By NIB, name or short name. */
export function organisationOf(
  text: string | undefined,
  { organisations }: KnownDirectory,
): string | undefined {
  if (text === undefined) return undefined;
  return organisations.get(text.toLowerCase()) ?? organisations.get(text.replaceAll(/[\s.-]/g, ''));
}

export function personKey({ employeeNumber, name, email }: NewPersonRequest, organisationId: string): string {
  return employeeNumber ?? `${name} ${email ?? organisationId}`.toLowerCase();
}

/** What becomes of a row, beside what is known and the rows before it. */
export function planned(
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
  if (holder !== undefined) return amending(holder, endsOn, decree);
  if (startsOn === undefined) return {};
  return { appointment: { kind, startsOn, endsOn: endsOn ?? null, decree: decree ?? null } };
}

function amending(
  holder: KnownHolder,
  endsOn: LocalDate | undefined,
  decree: string | undefined,
): Pick<Write, 'amended'> {
  const change: Amendment = {};
  if (endsOn !== undefined && endsOn !== holder.endsOn) change.endsOn = endsOn;
  if (decree !== undefined && decree !== holder.decree) change.decree = decree;
  return Object.keys(change).length === 0 ? {} : { amended: { holder, change } };
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
  for (const key of ['endsOn', 'decree'] as const) {
    const after = amended?.change[key];
    if (after !== undefined) change[key === 'endsOn' ? 'until' : key] = [amended?.holder[key], after];
  }
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
