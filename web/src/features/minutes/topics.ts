export const topics = [
  'general',
  'csr',
  'infrastructure',
  'permits',
  'vocational',
  'basic_services',
] as const;
