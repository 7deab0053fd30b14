import type { MessageParameters } from '../../kernel/errors.js';

/**
 * A refusal that belongs to HTTP rather than to the business. `code` is the slug of the problem type and names
 * its sentence in the message catalogue.
 */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly params: MessageParameters = {},
    /** Members added to the problem document (RFC 9457, 3.2). */
    readonly extra: Record<string, unknown> = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(code);
  }
}

/** 401: nobody is signed in, or the session has ended. */
export class Unauthenticated extends Problem {
  constructor(code = 'unauthenticated') {
    super(401, code, {}, {}, { 'WWW-Authenticate': 'Bearer realm="Sinergi"' });
  }
}

/** 400: the request cannot be read at all. */
export class Malformed extends Problem {
  constructor(code = 'malformed-request', params: MessageParameters = {}) {
    super(400, code, params);
  }
}

/** 412: the record has changed since it was read; `current` is what it is now. */
export class VersionConflict extends Problem {
  constructor(current: unknown) {
    super(412, 'version-conflict', {}, { current });
  }
}

/** 429: too many tries; `seconds` until the next one may succeed. */
export class RateLimited extends Problem {
  constructor(seconds: number) {
    super(
      429,
      'rate-limited',
      { seconds, minutes: Math.ceil(seconds / 60) },
      {},
      { 'Retry-After': String(seconds) },
    );
  }
}

/** 410: the link was valid once. */
export class LinkExpired extends Problem {
  constructor() {
    super(410, 'link-expired');
  }
}

/** 403: the password was right, and the second factor is still to come. */
export class SecondFactorNeeded extends Problem {
  constructor() {
    super(403, 'second-factor-needed');
  }
}

/** 401: the deed weighs so much that a proof older than this does not do (the challenge is that of RFC 9470). */
export class ProofNeeded extends Problem {
  constructor(minutes: number) {
    const challenge = `Bearer error="insufficient_user_authentication", max_age=${minutes * 60}`;
    super(401, 'proof-needed', {}, {}, { 'WWW-Authenticate': challenge });
  }
}

/** 503: as much of this work is under way as the process can bear. */
export class Busy extends Problem {
  constructor(seconds: number) {
    super(503, 'unavailable', {}, {}, { 'Retry-After': String(seconds) });
  }
}
