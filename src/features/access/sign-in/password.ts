import { hash, verify } from '@node-rs/argon2';
import { Gate } from '../../../platform/http/gate.js';

// argon2id is the package's default algorithm; OWASP's floor of 19 MiB and two passes.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Checked when there is no such user, so that the answer takes as long as for one who exists. */
const nobody = hash('nobody has this password', cost);

/** Else signing in were a way to use up the processor and the memory of all. */
const gate = new Gate(2, 20);

export async function hashPassword(password: string): Promise<string> {
  return gate.pass(() => hash(password, cost));
}

/** True when `password` is the one that `stored` was made from; always takes the time of one check. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const known = stored ?? (await nobody);
  const matches = await gate.pass(() => verify(known, password));
  return matches && stored !== null;
}
