import type { LocalDate } from '../../kernel/calendar.js';
import { type Locale, translate } from '../../platform/i18n/translate.js';
import { dayInWords } from '../../platform/i18n/words.js';
import type { Line } from '../../platform/mail/letter.js';

/** When and where a meeting is, as a letter says it. */
export interface MeetingFacts {
  id: string;
  reference: string;
  title: string;
  day: LocalDate;
  /** Wall times at the place, with the name of their zone. */
  from: string;
  to: string;
  timeZone: string;
  venue: string | null;
  onlineUrl: string | null;
  exempt: boolean;
}

const zoneNames: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** `09.00–12.00 WIB`, as letters of the government write it. */
export function hoursInWords({ from, to, timeZone }: Pick<MeetingFacts, 'from' | 'to' | 'timeZone'>): string {
  return `${clockTime(from)}–${clockTime(to)} ${zoneNames[timeZone] ?? timeZone}`;
}

export function placeInWords(places: readonly (string | null)[]): string {
  return places.filter((part) => part !== null && part !== '').join(' · ');
}

/** Which meeting, when and where, as the lines of a letter. */
export function meetingLines(facts: MeetingFacts, locale: Locale): Line[] {
  const place = placeInWords([facts.venue, facts.onlineUrl]);
  return [
    [translate(locale, 'mail.meeting.title'), `${facts.reference} – ${facts.title}`],
    [translate(locale, 'mail.meeting.day'), dayInWords(locale, facts.day)],
    [translate(locale, 'mail.meeting.time'), hoursInWords(facts)],
    ...(place === '' ? [] : [[translate(locale, 'mail.meeting.place'), place] satisfies Line]),
  ];
}

function clockTime(time: string): string {
  return time.replace(':', '.');
}
