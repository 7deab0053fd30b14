import { createHash, randomBytes } from 'node:crypto';

// 32 signs, none of which looks like another: 0, 1, 8 and 9 are missing.
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const length = 16;

export const recoveryCodeCount = 10;

/** Codes of 80 bits for a sheet of paper: `k7dm-q2xa-h5vt-w3ze`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () => {
    const signs = [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join('');
    return signs.replaceAll(/(.{4})(?=.)/g, '$1-');
  });
}

/** What was typed as a recovery code in its one true form, or null when it cannot be one. */
export function asRecoveryCode(typed: string): string | null {
  const bare = typed.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('0', 'o').replaceAll('1', 'l');
  return /^[a-z2-7]{16}$/.test(bare) ? bare : null;
}

/** What we keep of a code; the owner's id in it makes each user's hashes different ones. */
export function hashOfCode(userId: string, code: string): Buffer {
  return createHash('sha256')
    .update(`${userId}:${asRecoveryCode(code)}`)
    .digest();
}
