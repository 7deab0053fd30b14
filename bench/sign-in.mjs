// S12: whether an account exists cannot be learnt from the time that a failed sign-in takes.
import { randomUUID } from 'node:crypto';
import { hashPassword } from '../dist/src/features/access/sign-in/password.js';
import { startSinergi } from './servers.mjs';

const domain = 'waktu.contoh.sinergi.test';

/**
 * Fails to sign in with known and unknown accounts in turn. Each try comes from a network and is for an account of its
 * own, so that no limit plays a part.
 * @param {import('./office.mjs').Office} office
 * @param {{pairs: number}} effort
 */
export async function measureSignIn(office, { pairs }) {
  const program = await startSinergi(office, { TRUSTED_PROXIES: '127.0.0.1' });
  try {
    const known = await makeAccounts(office.source, pairs + 5);
    const times = { known: [], unknown: [] };
    for (const [at, email] of known.entries()) {
      // Which comes first changes, so that neither profits from what the other has warmed up.
      const both = [
        ['known', email],
        ['unknown', `${randomUUID()}@${domain}`],
      ];
      for (const [kind, address] of at % 2 === 0 ? both : both.reverse()) {
        const milliseconds = await fail(program.url, address, at * 2 + (kind === 'known' ? 0 : 1));
        if (at >= 5) times[kind].push(milliseconds);
      }
    }
    return compareTimes(times);
  } finally {
    await program.stop();
    await office.source.query(`DELETE FROM users WHERE email LIKE '%@${domain}'`);
    await office.source.query(`DELETE FROM rate_limits WHERE key LIKE 'sign-in-%'`);
  }
}

async function makeAccounts(source, count) {
  const hash = await hashPassword(randomUUID());
  const rows = await source.query(
    `INSERT INTO users (id, name, email, password_hash, locale, created_at)
     SELECT uuidv7(), 'Waktu', gen_random_uuid() || '@${domain}', $1, 'id', now() FROM generate_series(1, $2)
     RETURNING email`,
    [hash, count],
  );
  return rows.map(({ email }) => email);
}

async function fail(url, email, at) {
  const began = performance.now();
  const answer = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Forwarded-For': `10.${Math.floor(at / 256) % 256}.${at % 256}.1`,
    },
    body: JSON.stringify({ email, password: 'bukan kata sandinya' }),
  });
  await answer.text();
  const milliseconds = performance.now() - began;
  if (answer.status !== 401) throw new Error(`a failed sign-in was answered ${answer.status}`);
  return milliseconds;
}

/** How far the means lie apart, in percent, and how likely chance alone would rank the times like this. */
export function compareTimes({ known, unknown }) {
  const [ours, theirs] = [mean(known), mean(unknown)];
  return {
    pairs: known.length,
    known: ours,
    unknown: theirs,
    apart: (Math.abs(ours - theirs) / theirs) * 100,
    chance: mannWhitney(known, unknown),
  };
}

/** Without the slowest twentieth: those are the pauses of the machine, not of the program. */
function mean(times) {
  const kept = times.toSorted((a, b) => a - b).slice(0, Math.ceil(times.length * 0.95));
  return kept.reduce((sum, time) => sum + time, 0) / kept.length;
}

/** The two-sided p of the Mann-Whitney U test, by its normal approximation. */
function mannWhitney(one, other) {
  const higher = one.reduce((sum, a) => sum + other.filter((b) => a > b).length, 0);
  const middle = (one.length * other.length) / 2;
  const spread = Math.sqrt((one.length * other.length * (one.length + other.length + 1)) / 12);
  return 2 * (1 - normal(Math.abs(higher - middle) / spread));
}

/** The normal distribution function (Abramowitz and Stegun 26.2.17). */
function normal(z) {
  const t = 1 / (1 + 0.2316419 * z);
  const weights = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const tail = weights.reduce((sum, weight, at) => sum + weight * t ** (at + 1), 0);
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail;
}
