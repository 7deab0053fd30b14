import type { organisationKinds, sides } from '../../records';

/** Ways to reach somebody, and what each is for. */
export const contactKinds = ['email', 'phone', 'whatsapp'] as const;
export const contactPurposes = ['general', 'invitation', 'follow_up', 'emergency'] as const;

type Kind = (typeof organisationKinds)[number];

const government: readonly Kind[] = ['regency', 'agency', 'district_office', 'vertical_agency'];
const industry: readonly Kind[] = ['estate_operator', 'tenant', 'company'];

/** The side that a kind stands on as a rule; the person may choose another. */
export function usualSide(kind: Kind): (typeof sides)[number] {
  if (government.includes(kind)) return 'government';
  return industry.includes(kind) ? 'industry' : 'partner';
}
