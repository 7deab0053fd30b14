/** What a running server writes about itself in postmaster.pid (PostgreSQL's src/include/utils/pidfile.h). */
export interface PostmasterFile {
  readonly pid: number;
  /** Absent while the server has not yet opened its port. */
  readonly port: number | undefined;
  readonly status: 'starting' | 'stopping' | 'ready' | 'standby' | undefined;
}

const statuses = ['starting', 'stopping', 'ready', 'standby'] as const;

/** Undefined for a file that is empty or cut off: the server writes it line by line while it starts. */
export function parsePostmasterFile(text: string): PostmasterFile | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const pid = wholeNumber(lines[0]);
  if (pid === undefined) return undefined;
  return { pid, port: wholeNumber(lines[3]), status: statuses.find((status) => status === lines[7]) };
}

// Above the largest pid that any system gives out, and still a C int.
const nobody = 2_147_483_646;

/**
 * The same file with a pid that nobody has. Unlike removing the file, it leaves PostgreSQL the line about its shared
 * memory, by which it sees whether children of the dead server are still at work on the data.
 */
export function disarmed(text: string): string {
  return text.replace(/^[^\n]*/, String(nobody));
}

function wholeNumber(line: string | undefined): number | undefined {
  // A server in single-user mode writes its pid negative.
  const digits = /^-?(\d+)$/.exec(line ?? '')?.[1];
  const value = Number(digits);
  return digits !== undefined && value > 0 ? value : undefined;
}
