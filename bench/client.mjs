// A person in front of Sinergi, and how long each answer takes until its last byte, packed as browsers ask for it.
import { randomUUID } from 'node:crypto';

export function clientOf(url, cookie) {
  /** @returns {Promise<{milliseconds: number, body: any}>} */
  return async function ask(method, path, body, headers = {}) {
    const began = performance.now();
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers: {
        cookie,
        'accept-encoding': 'br',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const milliseconds = performance.now() - began;
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`);
    return { milliseconds, body: text === '' ? null : JSON.parse(text) };
  };
}

/** The one in the middle and the one that 99 of 100 do not exceed. */
export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
  return { p50: at(0.5), p99: at(0.99), most: sorted.at(-1), count: sorted.length };
}
