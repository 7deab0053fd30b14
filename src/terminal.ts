import { ConfigError } from './platform/config/config.js';

/** Tells the person at the terminal what is being done. */
export function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

/** Ends the program with sentences for a person; the stack only when the mistake is ours. */
export function fail(error: unknown): never {
  const known = error instanceof ConfigError || isSentence(error);
  process.stderr.write(`\n${known ? (error as Error).message : String((error as Error).stack ?? error)}\n`);
  process.exit(1);
}

function isSentence(error: unknown): boolean {
  return error instanceof Error && /[.!]$/m.test(error.message) && !(error instanceof TypeError);
}
