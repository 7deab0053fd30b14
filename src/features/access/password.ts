import { hash, verify } from '@node-rs/argon2';
import { Invalid } from '../../kernel/errors.js';

// argon2id is the package's default algorithm; OWASP's floor of 19 MiB and two passes.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Checked when there is no such user, so that the answer takes as long as for one who exists. */
const nobody = hash('nobody has this password', cost);

/** Words of this place, and sequences, that a guesser tries first; compared after letters and digits only. */
const guessable = [
  'sinergi',
  'bekasi',
  'kabupaten',
  'jababeka',
  'password',
  'katasandi',
  'indonesia',
  'qwerty',
  '123456',
];

export async function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** True when `password` is the one that `stored` was made from; always takes the time of one check. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await nobody), password);
  return matches && stored !== null;
}

/** Length is what makes a password strong (NIST SP 800-63B); what remains is not to be guessable. */
export function refuseGuessable(password: string, pointer: string): void {
  let rest = password.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  for (const word of guessable) rest = rest.replaceAll(word, '');
  if (new Set(rest).size < 4) throw Invalid.field(pointer, 'common-password');
}
