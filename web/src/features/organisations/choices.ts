/** In the order in which people look for them. */
export const kinds = [
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

/** Ways to reach somebody, and what each is for. */
export const contactKinds = ['email', 'phone', 'whatsapp'] as const;
export const contactPurposes = ['general', 'invitation', 'follow_up', 'emergency'] as const;

export const appointmentKinds = ['definitive', 'plt', 'plh', 'pj', 'pjs'] as const;

type Kind = (typeof kinds)[number];

const government: readonly Kind[] = ['regency', 'agency', 'district_office', 'vertical_agency'];
const industry: readonly Kind[] = ['estate_operator', 'tenant', 'company'];

/** The side that a kind stands on as a rule; the person may choose another. */
export function usualSide(kind: Kind): (typeof sides)[number] {
  if (government.includes(kind)) return 'government';
  return industry.includes(kind) ? 'industry' : 'partner';
}
