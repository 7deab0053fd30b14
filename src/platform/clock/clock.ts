import { Injectable } from '@nestjs/common';
import { type LocalDate, localDateOf } from '../../kernel/calendar.js';

/** The time zone of the office: WIB, without daylight saving. */
export const officeTimeZone = 'Asia/Jakarta';

/** The only place where time is read; everything else is told the time. */
@Injectable()
export class Clock {
  private known: { minute: number; day: LocalDate } | undefined;

  now(): Date {
    return new Date();
  }

  /** The day on the office's wall. Asked on every request, so it is worked out once a minute. */
  today(): LocalDate {
    const now = this.now();
    const minute = Math.floor(now.getTime() / 60_000);
    if (minute !== this.known?.minute) this.known = { minute, day: localDateOf(now, officeTimeZone) };
    return this.known.day;
  }
}

/** A clock that stands still where it is put: for tests, and for loading sample data of another year. */
export class SettableClock extends Clock {
  private at: Date | undefined;

  override now(): Date {
    return this.at ?? super.now();
  }

  /** Moves to `instant`, an ISO 8601 text; without one the clock follows real time again. */
  travel(instant?: string): void {
    this.at = instant === undefined ? undefined : new Date(instant);
  }
}
