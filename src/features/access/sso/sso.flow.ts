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
  /** Who links an account or proves again; null when somebody signs in. */
  readonly userId: string | null;
  /** The open session in which its owner proves again who they are, and since when; null when that is not what for. */
  readonly proof: AskedProof | null;
}

export interface AskedProof {
  readonly sessionId: string;
  /** ISO 8601. */
  readonly since: string;
}

export type SsoPurpose = 'sign-in' | 'link' | 'proof';

export function newFlow(back: string, userId: string | null, proof: AskedProof | null = null): SsoFlow {
  const random = () => randomBytes(32).toString('base64url');
  return { state: random(), nonce: random(), verifier: random(), back, userId, proof };
}

export function purposeOf(flow: SsoFlow | null): SsoPurpose {
  // A flow of the version before knows of no proofs.
  if ((flow?.proof ?? null) !== null) return 'proof';
  return (flow?.userId ?? null) === null ? 'sign-in' : 'link';
}
