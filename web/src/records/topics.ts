/** What agenda, decisions and commitments are about, in the order in which people expect it. */
export const topics = [
  'general',
  'csr',
  'infrastructure',
  'permits',
  'vocational',
  'basic_services',
] as const;
