import type { Meeting } from '../api';

/** What kinds of meeting there are, in the order in which people expect them. */
export const meetingKinds = [
  'coordination',
  'technical',
  'restricted',
  'audience',
  'fgd',
  'musrenbang',
  'musrenbang_csr',
  'agency_forum',
  'dialogue',
  'monitoring',
  'evaluation',
  'site_visit',
  'outreach',
  'clinic',
  'other',
] as const satisfies readonly Meeting['kind'][];
