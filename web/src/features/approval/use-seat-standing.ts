import type { Attendance } from '../../api';
import { useText, useWord } from '../../ui';
import type { Seated } from './compare';

/** How somebody was there, and who came instead. */
export function useSeatStanding(): (seat: Seated) => string {
  const t = useText();
  const word = useWord();
  return ({ status, representedBy }) => {
    const standing = word('meetings.attendance', status as Attendance['status']);
    return representedBy === null
      ? standing
      : `${standing}, ${t('meetings.attendance.by', { name: representedBy })}`;
  };
}
