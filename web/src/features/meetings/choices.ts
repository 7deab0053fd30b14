import type { Meeting } from '../../api';

export const modes: Meeting['mode'][] = ['on_site', 'online', 'hybrid'];
export const statuses: Meeting['status'][] = [
  'draft',
  'scheduled',
  'in_progress',
  'held',
  'closed',
  'postponed',
  'cancelled',
];
export const classifications: Meeting['classification'][] = ['open', 'internal', 'exempt'];

/** How one organisation took part, over all of its seats. */
export const attendedWays = ['present', 'represented', 'absent'] as const;
