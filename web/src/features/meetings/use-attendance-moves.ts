import { useMemo } from 'react';
import { client, ifMatch, isStale, type Attendance, type Meeting } from '../../api';
import { seatName } from '../../records';
import { tell, tellProblem, useText, type Text } from '../../ui';
import type { AttendanceStatus } from './attendance-words';
import { markFor } from './standing';
import { useMeetingWrites, type MeetingWrites } from './use-meeting-writes';

interface NewSeat {
  positionId?: string;
  organisationId?: string;
  name?: string;
  status: AttendanceStatus;
  representedBy?: string | null;
}

export interface AttendanceMoves {
  mark: (
    seat: Attendance,
    status: AttendanceStatus,
    representedBy?: string | null,
    assignmentLetter?: string | null,
  ) => Promise<void>;
  /** Everyone who has not been marked yet. */
  markRest: (seats: Attendance[], status: AttendanceStatus) => Promise<void>;
  add: (seat: NewSeat) => Promise<void>;
  remove: (seat: Attendance) => Promise<void>;
}

/** The moves of the attendance list; the same ones at each drawing, so that a row is drawn when it changes itself. */
export function useAttendanceMoves({ id }: Meeting): AttendanceMoves {
  const t = useText();
  const writes = useMeetingWrites(id);
  return useMemo(() => movesOf(id, writes, t), [id, writes, t]);
}

/** What goes wrong is told. */
function movesOf(meetingId: string, writes: MeetingWrites, t: Text): AttendanceMoves {
  const { write, markEach } = marksOf(meetingId, writes);
  const path = { id: meetingId };
  const tellFailure = (error: unknown) =>
    tellProblem(
      isStale(error) ? null : error,
      t(isStale(error) ? 'meetings.changed-meanwhile' : 'meetings.failed'),
    );
  const add: AttendanceMoves['add'] = async (body) => {
    await writes
      .add(() => client.POST('/api/meetings/{id}/attendances', { params: { path }, body }))
      .then(() => undefined, tellFailure);
  };
  return {
    add,
    mark: async (seat, status, representedBy = null, assignmentLetter = null) => {
      await write(seat, status, representedBy, assignmentLetter).then(() => undefined, tellFailure);
    },
    markRest: async (seats, status) => {
      try {
        await markEach(seats, (seat) => markFor(seat, status));
        const undo = () => markEach(seats, (seat) => seat).catch(tellFailure);
        tell(t('meetings.attendance.marked', { count: seats.length }), undo);
      } catch (error) {
        tellFailure(error);
      }
    },
    remove: async (seat) => {
      const part = (now: Meeting) => standing(now.attendances.find(({ id }) => id === seat.id));
      try {
        await writes.change(part, standing(seat), (version) =>
          client.DELETE('/api/meetings/{id}/attendances/{attendanceId}', {
            ...ifMatch(version),
            params: { path: { ...path, attendanceId: seat.id } },
          }),
        );
        const back = again(seat);
        tell(t('meetings.attendance.removed', { name: seatName(seat) }), back && (() => add(back)));
      } catch (error) {
        tellFailure(error);
      }
    },
  };
}

/** Writes marks one by one, each against what the seat was when it was read. */
function marksOf(id: string, writes: MeetingWrites) {
  const write = (
    seat: Attendance,
    status: AttendanceStatus,
    representedBy: string | null,
    assignmentLetter: string | null = null,
  ) => {
    const part = (now: Meeting) => standing(now.attendances.find((one) => one.id === seat.id));
    return writes.change(part, standing(seat), (version) =>
      client.PATCH('/api/meetings/{id}/attendances/{attendanceId}', {
        ...ifMatch(version),
        params: { path: { id, attendanceId: seat.id } },
        body: { status, representedBy, ...(assignmentLetter === null ? {} : { assignmentLetter }) },
      }),
    );
  };
  const markEach = async (seats: Attendance[], markOf: (seat: Attendance) => ReturnType<typeof markFor>) => {
    for (const seat of seats) {
      const now = writes.current().attendances.find((one) => one.id === seat.id);
      const { status, representedBy } = markOf(seat);
      if (now) await write(now, status, representedBy);
    }
  };
  return { write, markEach };
}

const standing = (seat: Attendance | undefined) => seat && [seat.status, seat.representedBy];

/**
 * The same seat once more; the name of a position's holder is not typed, so it is not sent. Guests and whole
 * organisations are invited anew on the page of invitations.
 */
function again({ position, organisation, name, status, representedBy }: Attendance): NewSeat | undefined {
  const rest = { status, representedBy };
  if (position !== null) return { positionId: position.id, ...rest };
  return organisation === null || name === null
    ? undefined
    : { organisationId: organisation.id, name, ...rest };
}
