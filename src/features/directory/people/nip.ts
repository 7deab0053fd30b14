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

/** Reads a NIP, `YYYYMMDD YYYYMM S NNN`; undefined when it can be nobody's. */
export function readNip(text: string): Nip | undefined {
  const [, born = '', year = '', month = '', sex = '', serial = ''] =
    /^(\d{8})(\d{4})(\d\d)([12])(\d{3})$/.exec(text) ?? [];
  const bornOn = born.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  const isMonth = /^(0[1-9]|1[0-2])$/.test(month);
  const age = Number(year) - Number(born.slice(0, 4));
  if (!isLocalDate(bornOn) || !(isMonth || month === underContract)) return undefined;
  if (age < ages.from || age > ages.to || serial === '000') return undefined;
  return {
    bornOn,
    since: isMonth ? `${year}-${month}` : year,
    sex: sex === '1' ? 'male' : 'female',
    serial: Number(serial),
  };
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
