import type { Locale } from '../format/date';

const scales: [RegExp, number][] = [
  [/^(t|tn|triliun|trilyun|trillion)$/, 1e12],
  [/^(miliar|milyar|mlr|bn|b|billion)$/, 1e9],
  [/^(jt|juta|mn|million)$/, 1e6],
  [/^(rb|ribu|k|thousand)$/, 1e3],
  [/^$/, 1],
];

/** The amount meant by "1,25 M", "Rp 250 juta" or "1.250.000"; null if unclear. */
export function parseTypedAmount(input: string, locale: Locale): number | null {
  const text = input
    .toLowerCase()
    .replace(/[\s\u00a0]/g, '')
    .replace(/^(rp|idr)\.?/, '')
    .replace(/,-$/, '');
  const match = /^([\d.,]+)([a-z]*)$/.exec(text);
  if (!match) return null;
  const number = parseNumber(match[1] ?? '', locale);
  const scale = scaleOf(match[2] ?? '', locale);
  if (number === null || scale === null) return null;
  const amount = Math.round(number * scale * 10_000) / 10_000;
  return Number.isSafeInteger(Math.trunc(amount)) ? amount : null;
}

function scaleOf(word: string, locale: Locale): number | null {
  // M is a thousand millions to an Indonesian and one million to an English reader: there it is not guessed.
  if (word === 'm') return locale === 'id' ? 1e9 : null;
  return scales.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** Reads both ways of writing decimals; a single mark before three digits means what the language says. */
export function parseNumber(text: string, locale: Locale): number | null {
  const marks = [...text.replace(/\d/g, '')];
  const last = marks.at(-1);
  if (last === undefined) return text === '' ? null : Number(text);
  const decimal = decimalMark(text, marks, last, locale);
  const whole = decimal === null ? text : text.slice(0, text.lastIndexOf(decimal));
  const grouped = /^\d{1,3}([.,]\d{3})*$|^\d*$/.test(whole);
  if (!grouped) return null;
  const fraction = decimal === null ? '' : text.slice(text.lastIndexOf(decimal) + 1);
  return Number(`${whole.replace(/[.,]/g, '')}.${fraction || '0'}`);
}

function decimalMark(text: string, marks: string[], last: string, locale: Locale): string | null {
  if (new Set(marks).size > 1) return last;
  if (marks.length > 1) return null;
  const groups = /[.,]\d{3}$/.test(text) && !/^0[.,]/.test(text);
  if (!groups) return last;
  return last === (locale === 'id' ? ',' : '.') ? last : null;
}
