/** What went wrong with the embedded server and what to do about it, in one sentence for a person; `cause` holds PostgreSQL's own words. */
export class EmbeddedServerError extends Error {
  override readonly name = 'EmbeddedServerError';
}

const tailLines = 15;

export function failure(sentence: string, cause?: unknown): EmbeddedServerError {
  if (cause === undefined || cause === '') return new EmbeddedServerError(sentence);
  return new EmbeddedServerError(sentence, {
    cause: typeof cause === 'string' ? new Error(lastLines(cause)) : cause,
  });
}

export function lastLines(text: string): string {
  return text.trimEnd().split(/\r?\n/).slice(-tailLines).join('\n');
}

export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
