import { describe, expect, it } from 'vitest';
import { parseTypedDate } from './typed-date';

// Tuesday, 21 October 2025: the day of the coordination meeting everything began with.
const today = '2025-10-21';
const parse = (text: string, more = {}) => parseTypedDate(text, { today, ...more });

describe('typed dates', () => {
  it.each([
    ['2026-01-30', '2026-01-30'],
    ['30/1/2026', '2026-01-30'],
    ['30-01-26', '2026-01-30'],
    ['30.1', '2026-01-30'],
    ['21/10', '2025-10-21'],
  ])('reads %s in figures', (text, day) => expect(parse(text)).toBe(day));

  it.each([
    ['21 okt', '2025-10-21'],
    ['20 okt', '2026-10-20'],
    ['21 Oktober 2026', '2026-10-21'],
    ['21okt', '2025-10-21'],
    ['tanggal 5 Nopember', '2025-11-05'],
    ['October 23, 2025', '2025-10-23'],
    ['23rd of October', '2025-10-23'],
    ['29 feb', '2028-02-29'],
  ])('reads %s with the name of a month', (text, day) => expect(parse(text)).toBe(day));

  it.each([
    ['hari ini', '2025-10-21'],
    ['besok', '2025-10-22'],
    ['lusa', '2025-10-23'],
    ['tomorrow', '2025-10-22'],
    ['minggu depan', '2025-10-28'],
    ['next month', '2025-11-21'],
  ])('reads %s as a day nearby', (text, day) => expect(parse(text)).toBe(day));

  it.each([
    ['Jumat', '2025-10-24'],
    ["Jum'at", '2025-10-24'],
    ['Jumat ini', '2025-10-24'],
    ['Jumat depan', '2025-10-31'],
    ['Senin depan', '2025-10-27'],
    ['Selasa', '2025-10-28'],
    ['next Friday', '2025-10-31'],
    ['this Friday', '2025-10-24'],
    ['Minggu', '2025-10-26'],
  ])('reads %s as a weekday', (text, day) => expect(parse(text)).toBe(day));

  it.each([
    ['10 hari', '2025-10-31'],
    ['3 hari kerja', '2025-10-24'],
    ['4 hari kerja', '2025-10-27'],
    ['30 hari kerja', '2025-12-02'],
    ['30 working days', '2025-12-02'],
    ['dalam dua minggu', '2025-11-04'],
    ['seminggu lagi', '2025-10-28'],
    ['3 bulan', '2026-01-21'],
    ['in a year', '2026-10-21'],
  ])('counts %s from today', (text, day) => expect(parse(text)).toBe(day));

  it('leaves holidays out of working days when it knows them', () => {
    expect(parse('3 hari kerja', { holidays: new Set(['2025-10-23']) })).toBe('2025-10-27');
  });

  it('ends a month that is too short on its last day', () => {
    expect(parseTypedDate('1 bulan', { today: '2026-01-31' })).toBe('2026-02-28');
  });

  it.each([
    ['akhir Juni', '2026-06-30'],
    ['awal Desember', '2025-12-01'],
    ['pertengahan November', '2025-11-15'],
    ['mid-November', '2025-11-15'],
    ['end of June 2027', '2027-06-30'],
    ['akhir bulan', '2025-10-31'],
    ['akhir bulan depan', '2025-11-30'],
    ['akhir tahun', '2025-12-31'],
    ['end of next year', '2026-12-31'],
    ['triwulan IV', '2025-12-31'],
    ['TW 1', '2026-03-31'],
    ['Q3 2026', '2026-09-30'],
  ])('reads %s as part of a period', (text, day) => expect(parse(text)).toBe(day));

  it('leans to the past where a meeting is noted afterwards', () => {
    expect(parse('20 okt', { lean: 'past' })).toBe('2025-10-20');
    expect(parse('1 nov', { lean: 'past' })).toBe('2024-11-01');
  });

  it.each(['', 'segera', '31 juni', '32/1/2026', '2026-13-01', '21', 'jumat sore'])(
    'does not pretend to understand "%s"',
    (text) => expect(parse(text)).toBeNull(),
  );
});
