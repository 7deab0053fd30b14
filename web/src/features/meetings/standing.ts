import type { Attendance } from '../../api';

type AttendanceStatus = Attendance['status'];
type Marked = Pick<Attendance, 'status' | 'representedBy'>;

/** What stands beside a name: who said that somebody else comes does not come. */
export type Standing = AttendanceStatus | 'delegated';

export function standingOf({ status, representedBy }: Marked): Standing {
  return status === 'confirmed' && representedBy !== null ? 'delegated' : status;
}

/** A mark for many at once: where somebody else was announced, it is they who came. */
export function markFor(
  seat: Marked,
  status: AttendanceStatus,
): { status: AttendanceStatus; representedBy: string | null } {
  return status === 'present' && standingOf(seat) === 'delegated'
    ? { status: 'represented', representedBy: seat.representedBy }
    : { status, representedBy: null };
}
