import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { isLocalDate, type LocalDate } from '../../../kernel/calendar.js';

/** What the 18 digits of a civil servant's number (NIP) say. */
export interface Nip {
  readonly bornOn: LocalDate;
  /** The month of the appointment as a civil servant, or the year alone for one under contract (PPPK). */
  readonly since: string;
  readonly sex: 'male' | 'female';
  readonly serial: number;
}

/** The youngest that anybody enters the service, and the oldest. */
const ages = { from: 16, to: 60 };
/** Stands in place of the month for who serves under contract (PPPK). */
const underContract = '21';

const pattern = /^(?<born>\d{8})(?<year>\d{4})(?<month>\d\d)(?<sex>[12])(?<serial>\d{3})$/;
type Parts = Record<'born' | 'year' | 'month' | 'sex' | 'serial', string>;

/** Reads a NIP, `YYYYMMDD YYYYMM S NNN`; undefined when it can be nobody's. */
export function readNip(text: string): Nip | undefined {
  const parts = pattern.exec(text)?.groups as Parts | undefined;
  if (parts === undefined || parts.serial === '000') return undefined;
  const { born, year, month, sex, serial } = parts;
  const bornOn = born.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  const age = Number(year) - Number(born.slice(0, 4));
  const since = sinceWhen(year, month);
  if (!isLocalDate(bornOn) || since === undefined || age < ages.from || age > ages.to) return undefined;
  return { bornOn, since, sex: sex === '1' ? 'male' : 'female', serial: Number(serial) };
}

function sinceWhen(year: string, month: string): string | undefined {
  if (month === underContract) return year;
  return /^(0[1-9]|1[0-2])$/.test(month) ? `${year}-${month}` : undefined;
}

/** A NIP, or the shorter number (NRP) of the police and the armed forces, which says nothing that can be checked. */
export const isServiceNumber = (value: unknown): boolean =>
  typeof value === 'string' && (/^\d{5,10}$/.test(value) || readNip(value) !== undefined);

/** People write it in groups: `19800101 200501 1 001`. */
export const plainNumber = (text: string): string => text.replaceAll(/[\s.]/g, '');

export const IsServiceNumber = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? plainNumber(value) : value)),
    ValidateBy({ name: 'isServiceNumber', validator: { validate: isServiceNumber } }),
    ApiProperty({ type: String, maxLength: 18, example: '198001012005011001' }),
  );
