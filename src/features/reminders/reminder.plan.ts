import {
  addDays,
  addMinutes,
  addWorkingDays,
  daysBetween,
  type Holidays,
  instantOf,
  isWorkingDay,
  type LocalDate,
  localDateOf,
  type LocalTime,
  toWorkingDay,
} from '../../kernel/calendar.js';

/** The part of a rule that says when. */
export interface Timing {
  readonly id: string;
  /** Working days from the anchor day; before it when negative. */
  readonly offset: number;
  readonly repeatEveryDays: number | null;
  readonly time: LocalTime;
}

/** A rule's moment for everything that is due, or meets, on `anchorOn`. */
export interface Occasion {
  readonly ruleId: string;
  readonly anchorOn: LocalDate;
  /** 0 for the first reminder of a rule that repeats, then 1, 2, … */
  readonly sequence: number;
  readonly dueAt: Date;
}

/** How long a reminder that nobody could send may still be sent, in days. */
export const reachBackDays = 7;
/** How early a reminder is written down before it is due, in days. */
export const reachAheadDays = 1;
/** A year of weekly words is enough; after that people have to talk. */
export const mostRepeats = 52;

/** From (exclusive) and until (inclusive) when a reminder may be due to be written down. */
export interface Window {
  readonly after: Date;
  readonly until: Date;
}

/** (now − 7 days, now + 1 day]: a reminder due earlier is too late to be sent. */
export function windowAt(now: Date): Window {
  return {
    after: addMinutes(now, -reachBackDays * 24 * 60),
    until: addMinutes(now, reachAheadDays * 24 * 60),
  };
}

/** The moments of `rules` in a window, for every anchor day that has one. */
export function occasionsOf(
  rules: readonly Timing[],
  { after, until }: Window,
  holidays: Holidays,
  timeZone: string,
): Occasion[] {
  const anchors = anchorFinder(holidays);
  const days = workingDays(localDateOf(after, timeZone), localDateOf(until, timeZone), holidays);
  return days.flatMap((day) =>
    rules.flatMap((rule) => {
      const dueAt = instantOf(day, rule.time, timeZone);
      if (dueAt <= after || dueAt > until) return [];
      return beginnings(rule.repeatEveryDays, day, holidays).flatMap(({ first, sequence }) =>
        anchors(first, rule.offset).map((anchorOn) => ({ ruleId: rule.id, anchorOn, sequence, dueAt })),
      );
    }),
  );
}

/**
 * The day on which a rule acts: `offset` working days from the anchor day, or on it; then every so many calendar
 * days, each moved on to a working day. A free anchor day itself is spoken of on the working day before.
 */
export function actsOn(timing: Timing, anchorOn: LocalDate, sequence: number, holidays: Holidays): LocalDate {
  const { offset, repeatEveryDays } = timing;
  const first =
    offset === 0 ? toWorkingDay(anchorOn, -1, holidays) : addWorkingDays(anchorOn, offset, holidays);
  if (sequence === 0) return first;
  return toWorkingDay(addDays(first, sequence * (repeatEveryDays ?? 0)), 1, holidays);
}

/** The days on which a rule may have begun that acts on `day`, and the how-manieth time that is. */
function beginnings(repeatEveryDays: number | null, day: LocalDate, holidays: Holidays) {
  const found = [{ first: day, sequence: 0 }];
  if (repeatEveryDays === null) return found;
  const free = daysBetween(toWorkingDay(addDays(day, -1), -1, holidays), day);
  for (let sequence = 1; sequence <= mostRepeats; sequence += 1) {
    for (let moved = 0; moved < free; moved += 1) {
      const first = addDays(day, -sequence * repeatEveryDays - moved);
      if (isWorkingDay(first, holidays)) found.push({ first, sequence });
    }
  }
  return found;
}

/** Answers the anchor days for which a rule first acts on a given working day; remembers what it found. */
function anchorFinder(holidays: Holidays) {
  const known = new Map<string, LocalDate[]>();
  return (first: LocalDate, offset: number): LocalDate[] => {
    const key = `${first} ${offset}`;
    let days = known.get(key);
    if (days === undefined) known.set(key, (days = anchorsOf(first, offset, holidays)));
    return days;
  };
}

function anchorsOf(first: LocalDate, offset: number, holidays: Holidays): LocalDate[] {
  if (offset > 0) {
    const last = addDays(addWorkingDays(first, 1 - offset, holidays), -1);
    return daysFrom(addWorkingDays(first, -offset, holidays), last);
  }
  if (offset === 0) return daysFrom(first, addDays(addWorkingDays(first, 1, holidays), -1));
  const begin = addDays(addWorkingDays(first, -offset - 1, holidays), 1);
  return daysFrom(begin, addWorkingDays(first, -offset, holidays));
}

function workingDays(from: LocalDate, to: LocalDate, holidays: Holidays): LocalDate[] {
  return daysFrom(from, to).filter((day) => isWorkingDay(day, holidays));
}

function daysFrom(from: LocalDate, to: LocalDate): LocalDate[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, step) => addDays(from, step));
}
