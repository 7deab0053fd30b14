import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { Conflict } from '../../../kernel/errors.js';
import { RateLimited } from '../../../platform/http/problem.js';

/** Why a person was not let in; each has its advice on the page. */
export type SsoReason =
  /** No flow of this browser answers: too old, used, begun elsewhere. */
  | 'flow-over'
  /** The person or the provider said no. */
  | 'refused'
  | 'unavailable'
  /** What the provider answered does not hold. */
  | 'invalid'
  /** Nobody has linked this account, or whoever did may not come in. */
  | 'unknown'
  /** Somebody else has linked this account. */
  | 'taken'
  | 'signed-out'
  /** Who proves again came back with an account that is not theirs. */
  | 'another'
  /** The provider did not have them prove anything now, or does not tell. */
  | 'stale'
  /** Whoever has a second factor here proves by it, unless the provider asked for several. */
  | 'factor'
  | 'too-many';

/** A sign-in or a linking that failed; `cause` is for the log. */
export class SsoFailure extends Error {
  constructor(
    readonly reason: SsoReason,
    cause?: unknown,
  ) {
    super(reason, { cause });
  }

  /** The same for whatever was thrown while speaking to the provider. */
  static of(error: unknown): SsoFailure {
    if (error instanceof SsoFailure) return error;
    // Two people linked one account at the same moment.
    if (error instanceof Conflict) return new SsoFailure('taken', error);
    if (error instanceof RateLimited) return new SsoFailure('too-many', error);
    if (error instanceof AuthorizationResponseError) return new SsoFailure(saidNo(error.error), error);
    return new SsoFailure(isUnreachable(error) ? 'unavailable' : 'invalid', error);
  }

  /** The messages of this and all that caused it; never its data, which may hold tokens. */
  get story(): string {
    return messagesOf(this).join(': ');
  }
}

function messagesOf(error: unknown): string[] {
  return error instanceof Error ? [error.message, ...messagesOf(error.cause)] : [];
}

function saidNo(error: string): SsoReason {
  return error === 'temporarily_unavailable' || error === 'server_error' ? 'unavailable' : 'refused';
}

/** Codes of openid-client: it took too long, or answered with another status or type than agreed. */
const noAnswer = new Set(['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']);

function isUnreachable(error: unknown): boolean {
  if (error instanceof ResponseBodyError) return error.status >= 500;
  if (error instanceof ClientError) return noAnswer.has(error.code ?? '');
  // What fetch throws when it cannot connect.
  return error instanceof TypeError && error.message === 'fetch failed';
}
