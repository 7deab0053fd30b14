import { randomBytes } from 'node:crypto';

/** Lax, since the provider sends the browser back from another site. */
export const flowCookie = { name: 'sso', minutes: 10, sameSite: 'lax' } as const;

/**
 * A sign-in through the identity provider that is under way in one browser, and lies there: an answer of the provider
 * that arrives in another one means nothing (login CSRF). It ends once, whatever comes of it.
 */
export interface SsoFlow {
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636). */
  readonly verifier: string;
  /** Where in the page to go afterwards. */
  readonly back: string;
  /** Who links an account; null when somebody signs in. */
  readonly userId: string | null;
}

export function newFlow(back: string, userId: string | null): SsoFlow {
  const random = () => randomBytes(32).toString('base64url');
  return { state: random(), nonce: random(), verifier: random(), back, userId };
}
