import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './failure.js';

/**
 * The password of the database, made at the first start and kept in a file that only its owner reads.
 * It is settled before any lock is taken (the lock is named after it), hence link(): the first of two processes wins, whole.
 */
export async function settlePassword(directory: string): Promise<string> {
  const file = join(directory, 'password');
  const known = await readFile(file, 'utf8').catch(missing);
  if (known !== undefined) return known.trim();

  const draft = `${file}.${randomBytes(8).toString('hex')}.new`;
  await writeFile(draft, `${randomBytes(24).toString('base64url')}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  try {
    await link(draft, file);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return (await readFile(file, 'utf8')).trim();
}

function missing(error: unknown): undefined {
  if (errorCode(error) !== 'ENOENT') throw error;
}
