/** The tags of the API that each section opens; what stands in none is closed to every token. */
const tagsOf = {
  meetings: ['meetings'],
  commitments: ['commitments'],
  organisations: ['directory'],
  reports: ['reports'],
} as const;

export type TokenSection = keyof typeof tagsOf;
export const tokenSections = Object.keys(tagsOf) as TokenSection[];

export const tokenAccesses = ['read', 'write'] as const;
/** `write` includes reading. */
export type TokenAccess = (typeof tokenAccesses)[number];

export interface TokenScope {
  access: TokenAccess;
  sections: readonly TokenSection[];
}

/** Whether a token of this scope may use a route of these tags; its owner's rights are asked as well, elsewhere. */
export function permits({ access, sections }: TokenScope, method: string, tags: readonly string[]): boolean {
  const reads = method === 'GET' || method === 'HEAD';
  const opened = sections.flatMap((section): readonly string[] => tagsOf[section]);
  return (reads || access === 'write') && tags.length > 0 && tags.every((tag) => opened.includes(tag));
}
