import { Stale } from '../../kernel/errors.js';
import { VersionConflict } from './problem.js';

/**
 * Runs a guarded write; when the record turns out to have changed since it was read, the refusal (412) carries
 * the record as this reader sees it now, so that the page can show both.
 */
export async function withCurrent<Result>(
  work: () => Promise<Result>,
  current: () => Promise<unknown>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Stale) throw new VersionConflict(await current());
    throw error;
  }
}
