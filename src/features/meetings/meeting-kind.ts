/** The kinds of meetings, each with the letters that begin its reference (`RKR-2025-001`). */
export const referencePrefixes = {
  coordination: 'RKR',
  technical: 'RPT',
  restricted: 'RTS',
  audience: 'AUD',
  fgd: 'FGD',
  musrenbang: 'MSR',
  musrenbang_csr: 'MSC',
  agency_forum: 'FPD',
  dialogue: 'DLG',
  monitoring: 'MNV',
  evaluation: 'EVL',
  site_visit: 'KJG',
  outreach: 'SOS',
  clinic: 'KLN',
  other: 'LNY',
} as const;

export type MeetingKind = keyof typeof referencePrefixes;
export const meetingKinds = Object.keys(referencePrefixes) as MeetingKind[];

export const modes = ['on_site', 'online', 'hybrid'] as const;
export type Mode = (typeof modes)[number];
