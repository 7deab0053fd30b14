import * as days from './calendar-days';
import { countOf, monthNumber, plain, weekdayNumber } from './date-words';

export interface TypedDateContext {
  /** The day it is for the office, 'YYYY-MM-DD'. */
  today: string;
  /** Days off besides Saturday and Sunday. Without them "30 hari kerja" counts weekends only. */
  holidays?: days.Holidays;
  /** Which year a day without one belongs to: the next such day (default), or the one before. */
  lean?: 'future' | 'past';
}

type Rule = (text: string, context: TypedDateContext) => string | null;

/** The calendar day a person meant by "21 okt", "Jumat depan", "30 hari kerja" or "akhir Juni"; null if unclear. */
export function parseTypedDate(input: string, context: TypedDateContext): string | null {
  const text = plain(input);
  if (text === '') return null;
  for (const rule of rules) {
    const day = rule(text, context);
    if (day !== null) return day;
  }
  return null;
}

const numeric: Rule = (text, context) => {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return days.dayOn(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  // The day stands first here, in Indonesian as in British English.
  const european = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?$/.exec(text);
  return european ? withYear(Number(european[2]), Number(european[1]), european[3], context) : null;
};

const namedMonth: Rule = (text, context) => {
  const dayFirst = /^(\d{1,2}) ?([a-z]+)\.?(?: (\d{2}|\d{4}))?$/.exec(text);
  const monthFirst = /^([a-z]+)\.? (\d{1,2})(?: (\d{4}))?$/.exec(text);
  const [day, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = monthNumber(name ?? '');
  return month === null ? null : withYear(month, Number(day), year, context);
};

const nearby: Rule = (text, { today }) => {
  const offsets: Record<string, number> = {
    'hari ini': 0,
    today: 0,
    besok: 1,
    tomorrow: 1,
    lusa: 2,
    'day after tomorrow': 2,
    kemarin: -1,
    yesterday: -1,
    'minggu depan': 7,
    'next week': 7,
  };
  const offset = offsets[text];
  if (offset !== undefined) return days.addDays(today, offset);
  return /^(bulan depan|next month)$/.test(text) ? days.addMonths(today, 1) : null;
};

/** "Jumat" is the coming one; "Jumat depan" the one of next week, Monday being the first day of a week. */
const namedWeekday: Rule = (text, { today }) => {
  const match =
    /^(?:(next|this|coming) )?([a-z]+)(?: (depan|ini|minggu depan|minggu ini|besok|next week))?$/.exec(text);
  const wanted = weekdayNumber(match?.[2] ?? '');
  if (!match || wanted === null) return null;
  const distance = wanted - days.weekday(today);
  const word = match[1] ?? match[3] ?? '';
  if (/^(next|depan|minggu depan|next week)$/.test(word)) return days.addDays(today, distance + 7);
  if (/^(this|ini|minggu ini)$/.test(word)) return days.addDays(today, distance);
  return days.addDays(today, distance > 0 ? distance : distance + 7);
};

type Step = (today: string, count: number, holidays: days.Holidays | undefined) => string;

const units: [RegExp, Step][] = [
  [/^(hari kerja|hk|working days?|business days?|work days?)$/, days.addWorkingDays],
  [/^(hari|hari kalender|days?|calendar days?)$/, (today, count) => days.addDays(today, count)],
  [/^(minggu|pekan|weeks?)$/, (today, count) => days.addDays(today, count * 7)],
  [/^(bulan|bln|months?)$/, (today, count) => days.addMonths(today, count)],
  [/^(tahun|thn|years?)$/, (today, count) => days.addMonths(today, count * 12)],
];

const counted: Rule = (text, { today, holidays }) => {
  const [, word, unit] = /^(\w+) (.+)$/.exec(text) ?? [];
  const count = countOf(word ?? '');
  const step = units.find(([pattern]) => pattern.test(unit ?? ''))?.[1];
  return count === null || step === undefined ? null : step(today, count, holidays);
};

/** "akhir Juni", "awal bulan depan", "end of year", "pertengahan Maret 2027". */
const partOfPeriod: Rule = (text, context) => {
  const match = /^(awal|early|beginning|start|pertengahan|tengah|mid|middle|akhir|end|late)[ -](.+)$/.exec(
    text,
  );
  if (!match) return null;
  const part = /^(awal|early|beginning|start)$/.test(match[1] ?? '') ? 'start' : partWord(match[1] ?? '');
  const period = periodOf(match[2] ?? '', part, context);
  if (period === null) return null;
  const [year, first, last] = period;
  if (part === 'start') return days.dayOn(year, first, 1);
  if (part === 'end') return days.dayOn(year, last, days.lengthOf(year, last));
  return first === last
    ? days.dayOn(year, first, 15)
    : days.dayOn(year, first + 5, days.lengthOf(year, first + 5));
};

const partWord = (word: string) => (/^(akhir|end|late)$/.test(word) ? 'end' : 'middle');

type Period = [year: number, firstMonth: number, lastMonth: number];

function periodOf(text: string, part: string, context: TypedDateContext): Period | null {
  const { today } = context;
  const ahead = /\b(depan|next)\b/.test(text) ? 1 : 0;
  if (/^((this |next )?year|tahun( ini| depan)?)$/.test(text)) return [days.yearOf(today) + ahead, 1, 12];
  if (/^((this |next )?month|bulan( ini| depan)?)$/.test(text)) {
    const day = days.addMonths(today, ahead);
    return [days.yearOf(day), days.monthOf(day), days.monthOf(day)];
  }
  return namedPeriod(text, part, context);
}

function namedPeriod(text: string, part: string, context: TypedDateContext): Period | null {
  const [, name, year] = /^([a-z]+)(?: (\d{4}))?$/.exec(text) ?? [];
  const month = monthNumber(name ?? '');
  if (month === null) return null;
  const day = { start: 1, middle: 15 }[part] ?? 28;
  const found = withYear(month, day, year, context);
  return found === null ? null : [days.yearOf(found), month, month];
}

/** The last day of a quarter: "triwulan I 2027", "Q1", "TW 3". */
const quarter: Rule = (text, { today }) => {
  const match = /^(?:akhir |end )?(?:triwulan |tw ?|q ?|quarter )(iv|iii|ii|i|[1-4])(?: (\d{4}))?$/.exec(
    text,
  );
  if (!match) return null;
  const number = { i: 1, ii: 2, iii: 3, iv: 4 }[match[1] ?? ''] ?? Number(match[1]);
  const year = match[2] ? Number(match[2]) : days.yearOf(today);
  const end = days.dayOn(year, number * 3, days.lengthOf(year, number * 3));
  return end !== null && end < today && !match[2] ? days.addMonths(end, 12) : end;
};

function withYear(
  month: number,
  day: number,
  year: string | undefined,
  context: TypedDateContext,
): string | null {
  if (year !== undefined)
    return days.dayOn(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
  const lean = context.lean ?? 'future';
  const thisYear = days.yearOf(context.today);
  // 29 February may be years away; every leap year is at most eight years from the last.
  for (let away = 0; away <= 8; away += 1) {
    const found = days.dayOn(thisYear + (lean === 'future' ? away : -away), month, day);
    if (found !== null && (lean === 'future' ? found >= context.today : found <= context.today)) return found;
  }
  return null;
}

const rules: Rule[] = [numeric, nearby, counted, quarter, partOfPeriod, namedMonth, namedWeekday];
