/** Who may see information (UU 14/2008): everyone concerned, the house and those who take part, or the regency alone. */
export const classifications = ['open', 'internal', 'exempt'] as const;
export type Classification = (typeof classifications)[number];
