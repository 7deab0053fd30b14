import type { Attendance, Meeting } from '../../api';
import { isAhead } from '../../records';
import type { Tone } from '../../ui';
import { standingOf, type Standing } from './standing';

export type AttendanceStatus = Attendance['status'];

const tones: Record<Standing, Tone> = {
  invited: 'muted',
  confirmed: 'good',
  delegated: 'warn',
  declined: 'bad',
  present: 'done',
  present_online: 'done',
  represented: 'warn',
  absent: 'bad',
  excused: 'paused',
  walk_in: 'done',
};

export function attendanceTone(status: Standing): Tone {
  return tones[status];
}

const answers: AttendanceStatus[] = ['confirmed', 'represented', 'declined'];
const marks: AttendanceStatus[] = ['present', 'present_online', 'represented', 'excused', 'absent'];

/** Before its day people answer an invitation; from that day on they are there or not. */
export function statusesToMark(meeting: Meeting, today: string): AttendanceStatus[] {
  return isAhead(meeting, today) ? answers : marks;
}

/** In the order of interest: who was there, who was not, who has not said. */
const order: Standing[] = [
  'present',
  'present_online',
  'represented',
  'walk_in',
  'confirmed',
  'delegated',
  'declined',
  'excused',
  'absent',
  'invited',
];

/** How many of each; those that do not occur are left out. */
export function countsOf(attendances: Attendance[]): { status: Standing; count: number }[] {
  return order
    .map((status) => ({ status, count: attendances.filter((seat) => standingOf(seat) === status).length }))
    .filter(({ count }) => count > 0);
}
