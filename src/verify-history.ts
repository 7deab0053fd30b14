import { parseArgs } from 'node:util';
import { openDatabase } from './open-database.js';
import { ConfigError, readConfig } from './platform/config/config.js';
import { Database } from './platform/database/database.js';
import { type Head, readHead } from './platform/history/seal.js';
import { SealQueries } from './platform/history/seal.queries.js';
import { verdictInWords } from './platform/history/verdict.js';
import { Verification } from './platform/history/verification.js';
import { say } from './terminal.js';

/** `sinergi verify-history [--head SIZE:HASH] …`: exits with 1 when the history was altered. */
export async function verifyHistory(args: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const published = headsOf(args);
  const { source, close } = await openDatabase(readConfig(environment), say);
  try {
    const db = new Database(source);
    const verdict = await new Verification(db, new SealQueries(db)).verify(published);
    for (const line of verdictInWords(verdict)) say(line);
    if (published.length === 0) {
      say(
        'Without a head from outside (--head SIZE:HASH, see the daily mail), an end that was cut off shows nowhere.',
      );
    }
    if (verdict.total > 0) process.exitCode = 1;
  } finally {
    await close();
  }
}

function headsOf(args: string[]): Head[] {
  return given(args).map((text) => {
    const head = readHead(text);
    if (head === undefined)
      throw new ConfigError(`${text} is no head; one looks like 1024:9f86d0…, with 64 digits.`);
    return head;
  });
}

function given(args: string[]): string[] {
  try {
    const { values } = parseArgs({ args, options: { head: { type: 'string', multiple: true } } });
    return values.head ?? [];
  } catch {
    throw new ConfigError(
      'sinergi verify-history takes --head SIZE:HASH, as often as you have heads, and nothing else.',
    );
  }
}
