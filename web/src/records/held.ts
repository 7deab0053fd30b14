import type { Meeting } from '../api';

/** Once a meeting was held, its minutes are read, corrected and approved. */
export const isHeld = ({ status }: { status: Meeting['status'] }): boolean =>
  status === 'held' || status === 'closed';
