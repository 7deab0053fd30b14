import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { give, serverAccount } from './account.js';
import { errorCode, failure } from './failure.js';
import { run, type Account } from './run.js';

/** Where one embedded database lives and whom its server runs as. */
export interface Site {
  readonly directory: string;
  /** Holds the cluster, the settings and the log; `directory` itself unless the server's account cannot enter it. */
  readonly home: string;
  readonly cluster: string;
  readonly settings: string;
  readonly log: string;
  /** Where a copy of the binaries may be put when they cannot be run where they were installed. */
  readonly store: string;
  readonly account: Account | undefined;
}

const systemStore = '/var/lib/sinergi';

/** Decides, once, where the data lives; call it under the start lock. */
export async function settleSite(directory: string): Promise<Site> {
  const pointer = join(directory, 'location');
  const elsewhere = (await readFile(pointer, 'utf8').catch(() => '')).split('\n')[0];
  const home = elsewhere || directory;
  if (!(await exists(home))) {
    throw failure(
      `The database of ${directory} lived in ${home}, which is gone; put it back from a backup, or delete ${directory} to begin with an empty database.`,
    );
  }
  const account = await serverAccount(join(home, 'cluster'));
  if (account === undefined) return siteAt(directory, home, directory, account);

  await mkdir(systemStore, { recursive: true });
  await chmod(systemStore, 0o755);
  await takeOver(join(home, 'cluster'), account);
  if (await mayEnter(home, account)) return siteAt(directory, home, systemStore, account);
  if (elsewhere || (await exists(join(home, 'cluster')))) {
    throw failure(
      `The system user of PostgreSQL can no longer enter ${home}; let others pass through the folders above it ("chmod o+x"), or move the project back to where it was.`,
    );
  }
  return siteAt(directory, await moveOut(pointer), systemStore, account);
}

async function siteAt(
  directory: string,
  home: string,
  store: string,
  account: Account | undefined,
): Promise<Site> {
  // PostgreSQL reports real paths, and they are compared.
  const real = await realpath(home);
  const site = {
    directory,
    home: real,
    cluster: join(real, 'cluster'),
    settings: join(real, 'sinergi.conf'),
    log: join(real, 'postgres.log'),
    store,
    account,
  };
  await settleLog(site);
  return site;
}

/** Asks the kernel as that user: mode bits alone know nothing of access lists, mounts and security modules. */
async function mayEnter(folder: string, account: Account): Promise<boolean> {
  return (await run('test', ['-x', folder], account)).ok;
}

/** Data that root restored or copied belongs to root, as whom no PostgreSQL ever ran: the server's account is meant. */
async function takeOver(cluster: string, account: Account): Promise<void> {
  const owner = await stat(cluster).then(
    ({ uid }) => uid,
    () => undefined,
  );
  if (owner !== 0) return;
  await chmod(cluster, 0o700);
  const { ok, output } = await run('chown', ['-R', '-h', `${account.uid}:${account.gid}`, cluster]);
  if (!ok)
    throw failure(
      `The files in ${cluster} belong to root and could not be given to the system user of PostgreSQL; do so with "chown -R", or start from an ordinary disk.`,
      output,
    );
}

async function moveOut(pointer: string): Promise<string> {
  const home = join(systemStore, randomBytes(8).toString('hex'));
  await mkdir(home);
  await chmod(home, 0o755);
  const text = `${home}\nThe database lives there because its system user may not enter this folder. Delete this folder to begin anew.\n`;
  await writeWhole(pointer, text, 0o600);
  return home;
}

const largestLog = 1_000_000;

/** The server opens its log as its own account, in a folder that may not be its own: so the file is made for it. */
async function settleLog({ log, account }: Site): Promise<void> {
  const size = await stat(log).then(
    ({ size: bytes }) => bytes,
    () => undefined,
  );
  if (size !== undefined && size > largestLog) await rename(log, `${log}.1`);
  try {
    await writeFile(log, '', { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  await give(log, account);
}

/** All or nothing, whatever happens to the power meanwhile. */
export async function writeWhole(file: string, text: string, mode: number, account?: Account): Promise<void> {
  const draft = `${file}.${randomBytes(8).toString('hex')}.new`;
  await writeFile(draft, text, { flag: 'wx', flush: true });
  await chmod(draft, mode);
  await give(draft, account);
  await rename(draft, file);
}

/** Writes a folder's list of names to disk, so that a rename survives a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders and does not need it.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (errorCode(error) !== 'ENOENT') throw error;
      return false;
    },
  );
}
