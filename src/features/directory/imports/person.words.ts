import { isLocalDate, type LocalDate } from '../../../kernel/calendar.js';
import type { NewPersonRequest } from '../people/person.dto.js';
import { isServiceNumber, plainNumber } from '../people/nip.js';
import { type AppointmentKind, appointmentKinds } from '../positions/appointment.js';
import { plain } from './columns.js';
import type { RowFault, Values } from './import-row.js';

/** How people write in tables in what way somebody holds a position; in plain letters. */
const kinds: Record<AppointmentKind, readonly string[]> = {
  definitive: ['definitif', 'tetap', 'pejabat definitif'],
  plt: ['pelaksana tugas', 'plt'],
  plh: ['pelaksana harian', 'plh'],
  pj: ['penjabat', 'pj'],
  pjs: ['penjabat sementara', 'pjs'],
};

export const holdingFrom = (text: string): AppointmentKind | undefined =>
  appointmentKinds.find((kind) => [kind, ...kinds[kind]].some((word) => plain(word) === plain(text)));

/** How people mark in a table who leads; undefined when it is neither a yes nor a no. */
export function markFrom(text: string): boolean | undefined {
  const word = text.trim().toLowerCase().replaceAll('.', '');
  if (['ya', 'y', 'yes', 'true', '1', 'x', 'v', '✓', '✔', 'pimpinan', 'kepala', 'ketua'].includes(word))
    return true;
  return ['tidak', 'bukan', 't', 'n', 'no', 'false', '0'].includes(word) ? false : undefined;
}

const months = 'januari februari maret april mei juni juli agustus september oktober november desember'.split(
  ' ',
);

/** A day as Indonesia writes it, day before month: `2026-01-05`, `5/1/2026`, `05.01.2026`, `5 Januari 2026`. */
export function dayFrom(text: string): LocalDate | undefined {
  const [, day = '', named = '', year = ''] =
    /^(\d{1,2})[\s./-]+(\p{L}+|\d{1,2})[\s./-]+(\d{4})$/u.exec(text) ?? [];
  const at = named.length < 3 ? -1 : months.findIndex((name) => name.startsWith(named.toLowerCase()));
  const month = at < 0 ? named : String(at + 1);
  const written = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(written) ? written : undefined;
}

/** What a row says, before it is compared with what is there. */
export interface PersonRow {
  person: NewPersonRequest;
  title: string;
  kind: AppointmentKind;
  startsOn: LocalDate | undefined;
  endsOn: LocalDate | undefined;
  decree: string | undefined;
  /** Left out where the table does not say. */
  isHead: boolean | undefined;
  faults: RowFault[];
}

const limits = { name: 200, honorificPrefix: 40, honorificSuffix: 80, rank: 80 } as const;
const needed = ['name', 'organisation', 'position'] as const;

function readTexts(values: Values): Pick<PersonRow, 'person' | 'faults'> {
  const person: NewPersonRequest = { name: '' };
  const faults: RowFault[] = needed
    .filter((key) => values[key] === undefined)
    .map((key) => ({ field: key, code: 'required' }));
  for (const [key, most] of Object.entries({ ...limits, position: 200, decree: 120 })) {
    const text = values[key];
    if (text === undefined) continue;
    if (text.length > most) faults.push({ field: key, code: 'maxLength', params: { limit1: most } });
    else if (key in limits) Object.assign(person, { [key]: text });
  }
  return { person, faults };
}

/** What the cells say, and what is wrong with them; the organisation is looked up by the caller. */
export function readPerson(values: Values): PersonRow {
  const { person, faults } = readTexts(values);
  const check = <Value>(key: string, code: string, from: (text: string) => Value | undefined) => {
    const text = values[key];
    const value = text === undefined ? undefined : from(text);
    if (text !== undefined && value === undefined) faults.push({ field: key, code });
    return value;
  };
  const number = check('employeeNumber', 'isServiceNumber', (text) =>
    isServiceNumber(plainNumber(text)) ? plainNumber(text) : undefined,
  );
  if (number !== undefined) person.employeeNumber = number;
  const kind = check('kind', 'invalid', holdingFrom) ?? 'definitive';
  const startsOn = check('since', 'isLocalDate', dayFrom);
  const endsOn = check('until', 'isLocalDate', dayFrom);
  const isHead = check('head', 'isBoolean', markFrom);
  const [title, decree] = [values['position'] ?? '', values['decree']];
  return { person, title, kind, startsOn, endsOn, decree, isHead, faults };
}
