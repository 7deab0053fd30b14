import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 bits that only its holder keeps; we keep {@link hashOf} it. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
