/** A day on which offices do not work. */
export class HolidayView {
  /** @example 2026-08-17 */
  date!: string;
  /** @example Proklamasi Kemerdekaan */
  name!: string;
  /** Collective leave binds civil servants; for companies it is optional. */
  kind!: 'national' | 'collective_leave';
}

export class HolidayList {
  items!: HolidayView[];
  next!: string | null;
}
