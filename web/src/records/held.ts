import type { Meeting } from '../api';
import { dayOf } from '../ui';

/** Once a meeting was held, its minutes are read, corrected and approved. */
export const isHeld = ({ status }: { status: Meeting['status'] }): boolean =>
  status === 'held' || status === 'closed';

type Dated = Pick<Meeting, 'status' | 'startsAt' | 'timeZone'>;

/** Its day has not come, so nobody can have been there and nothing can have been decided. */
export function isAhead({ status, startsAt, timeZone }: Dated, today: string): boolean {
  return ['draft', 'scheduled', 'postponed'].includes(status) && dayOf(startsAt, timeZone) > today;
}
