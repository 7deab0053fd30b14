/** The fields of work that meetings and commitments are about. */
export const topics = [
  'general',
  'csr',
  'infrastructure',
  'permits',
  'vocational',
  'basic_services',
] as const;
export type Topic = (typeof topics)[number];
