/** In the order in which people look for them. */
export const organisationKinds = [
  'regency',
  'agency',
  'district_office',
  'vertical_agency',
  'estate_operator',
  'tenant',
  'company',
  'association',
  'school',
  'other',
] as const;

export const sides = ['government', 'industry', 'partner'] as const;

/** The full holder, or one who acts. */
export const holderKinds = ['definitive', 'plt', 'plh', 'pj', 'pjs'] as const;
