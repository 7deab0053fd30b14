import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode } from './failure.js';
import { disarmed, parsePostmasterFile, type PostmasterFile } from './postmaster-file.js';
import { run } from './run.js';
import { writeWhole, type Site } from './site.js';

export type Sighting =
  | { readonly kind: 'absent' }
  | { readonly kind: 'crashed' }
  | { readonly kind: 'running'; readonly file: PostmasterFile };

/** Whether the server of this cluster runs, judged by the process itself and not by the file that it may have left. */
export async function sight(site: Site): Promise<Sighting> {
  const text = await readPidFile(site);
  if (text === undefined) return { kind: 'absent' };
  const file = parsePostmasterFile(text);
  if (file === undefined) return sightUnreadable(site);
  return (await isServer(file.pid, site)) ? { kind: 'running', file } : { kind: 'crashed' };
}

/** Takes a dead server's file out of the way of the next one; only after sight() said 'crashed', and under the start lock. */
export async function clearCrashed(site: Site): Promise<void> {
  const text = await readPidFile(site);
  const pid = text === undefined ? undefined : parsePostmasterFile(text)?.pid;
  if (text === undefined) return;
  if (pid === undefined) await rm(pidFile(site), { force: true });
  // A pid that nobody has needs no help: PostgreSQL sees that itself. One that another process has by now would stop it.
  else if (isTaken(pid)) await writeWhole(pidFile(site), disarmed(text), 0o600, site.account);
}

async function sightUnreadable(site: Site): Promise<Sighting> {
  // A server that is just starting fills its file within milliseconds; a full disk or a power cut leaves it empty for good.
  await pause(1000);
  const text = await readPidFile(site);
  if (text === undefined) return { kind: 'absent' };
  const file = parsePostmasterFile(text);
  if (file !== undefined) return sight(site);
  return { kind: 'crashed' };
}

async function isServer(pid: number, site: Site): Promise<boolean> {
  if (!isTaken(pid)) return false;
  if (process.platform === 'linux') return isServerOnLinux(pid, site);
  if (process.platform === 'win32')
    return (await run('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'])).output.includes(
      'postgres.exe',
    );
  return (await run('ps', ['-o', 'command=', '-p', String(pid)])).output.includes(site.cluster);
}

async function isServerOnLinux(pid: number, site: Site): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // In a container whose first process collects no orphans a killed server stays on as a zombie: its pid is taken, it is dead.
  const state = /\) (\w)/.exec(stat)?.[1];
  if (state === undefined || state === 'Z' || state === 'X') return false;
  // Asked as the server's account, since a root without CAP_SYS_PTRACE (any container) may not look at another's process.
  const { output } = await run('readlink', [`/proc/${pid}/exe`, `/proc/${pid}/cwd`], site.account);
  const [program = '', folder] = output.split('\n');
  return basename(program).startsWith('postgres') && folder === site.cluster;
}

function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function pidFile(site: Site): string {
  return join(site.cluster, 'postmaster.pid');
}

async function readPidFile(site: Site): Promise<string | undefined> {
  return readFile(pidFile(site), 'utf8').catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error;
    return undefined;
  });
}
