import { SetMetadata } from '@nestjs/common';
import type { Right } from '../../kernel/rights.js';

/** Who may use a route; which record of it is then for the policy to say. */
export type AccessRule =
  { readonly public: string } | { readonly signedIn: string } | { readonly rights: readonly Right[] };

export const ACCESS = 'sinergi:access';

const access = (rule: AccessRule) => SetMetadata(ACCESS, rule);

/** Opens a route to those who hold one of these rights, however far it reaches. */
export const Access = (...rights: Right[]) => access({ rights });

/** Opens a route to everyone signed in, whatever their roles; `reason` says why. */
export const SignedIn = (reason: string) => access({ signedIn: reason });

/** Opens a route to people who have not signed in; `reason` says why that does no harm. */
export const Public = (reason: string) => access({ public: reason });

/** The rule as a line of `routes.lock` shows it. */
export function wordsOf(rule: AccessRule): string {
  if ('public' in rule) return `public: ${rule.public}`;
  return 'signedIn' in rule ? `signed in: ${rule.signedIn}` : rule.rights.join(' or ');
}
