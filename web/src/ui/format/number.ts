import type { Locale } from './date';

const tag = (locale: Locale) => (locale === 'id' ? 'id-ID' : 'en-GB');

const scales: [number, string, string][] = [
  [1e12, 'triliun', 'trillion'],
  [1e9, 'miliar', 'billion'],
  [1e6, 'juta', 'million'],
];

/** Whole in a record: "Rp 1.250.000.000". */
export function formatMoney(rupiah: number, locale: Locale): string {
  return `Rp\u00a0${formatNumber(rupiah, locale, 0)}`;
}

/** Short on a figure: "Rp 1,25 miliar". */
export function formatShortMoney(rupiah: number, locale: Locale): string {
  const scale = scales.find(([size]) => Math.abs(rupiah) >= size);
  if (scale === undefined) return formatMoney(rupiah, locale);
  const [size, indonesian, english] = scale;
  return `Rp\u00a0${formatNumber(rupiah / size, locale, 2)}\u00a0${locale === 'id' ? indonesian : english}`;
}

export function formatNumber(value: number, locale: Locale, digits = 2): string {
  return new Intl.NumberFormat(tag(locale), { maximumFractionDigits: digits }).format(value);
}

/** "12 titik", "75 %"; the unit stays with its number at the end of a line. */
export function formatQuantity(value: number, unit: string | null | undefined, locale: Locale): string {
  const number = formatNumber(value, locale);
  return unit ? `${number}\u00a0${unit}` : number;
}
