import { useIntl } from 'react-intl';
import {
  formatDay,
  formatInstantDay,
  formatMoment,
  formatTimeRange,
  type DateLength,
  type Locale,
} from './date';
import { formatMoney, formatQuantity, formatShortMoney } from './number';

export function useLocale(): Locale {
  return useIntl().locale === 'en' ? 'en' : 'id';
}

/** A calendar day as people write it. */
export function DateText({ day, length = 'long' }: { day: string; length?: DateLength }) {
  return <time dateTime={day}>{formatDay(day, useLocale(), length)}</time>;
}

interface DateTimeTextProps {
  at: string;
  /** With an end, the time is written as a range. */
  until?: string | undefined;
  zone?: string;
  length?: DateLength;
}

/** An instant with the zone it is meant in: "Selasa, 21 Oktober 2025, 09.00 WIB". */
export function DateTimeText({ at, until, zone = 'Asia/Jakarta', length = 'full' }: DateTimeTextProps) {
  const locale = useLocale();
  const text =
    until === undefined
      ? formatMoment(at, zone, locale, length)
      : `${formatInstantDay(at, zone, locale, length)}, ${formatTimeRange(at, until, zone, locale)}`;
  return <time dateTime={at}>{text}</time>;
}

/** Rupiah: whole in a record, `short` on a figure. */
export function Money({ value, short = false }: { value: number; short?: boolean }) {
  const locale = useLocale();
  return <data value={value}>{short ? formatShortMoney(value, locale) : formatMoney(value, locale)}</data>;
}

export function Quantity({ value, unit }: { value: number; unit?: string | null | undefined }) {
  return <data value={value}>{formatQuantity(value, unit, useLocale())}</data>;
}
