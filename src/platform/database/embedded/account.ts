import { chown, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { failure } from './failure.js';
import { run, type Account } from './run.js';

const name = 'sinergi-postgres';
const shell = '/usr/sbin/nologin';

// One line per family of systems: shadow-utils, Debian's adduser, BusyBox.
const creations: readonly (readonly [string, ...string[]])[] = [
  [
    'useradd',
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    shell,
    name,
  ],
  ['adduser', '--system', '--group', '--no-create-home', '--home', '/nonexistent', '--shell', shell, name],
  ['adduser', '-S', '-D', '-H', '-s', '/sbin/nologin', name],
];

/**
 * Whom PostgreSQL runs as: nobody special for an ordinary user; for root the owner of the data when there is data
 * (so `sudo` works on a folder begun without it), else a system user made for the purpose.
 */
export async function serverAccount(cluster: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(cluster).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await find()) ?? (await create());
}

export async function give(path: string, account: Account | undefined): Promise<void> {
  if (account !== undefined) await chown(path, account.uid, account.gid);
}

async function find(): Promise<Account | undefined> {
  const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
  return uid.ok && gid.ok ? { uid: Number(uid.output), gid: Number(gid.output) } : undefined;
}

async function create(): Promise<Account> {
  let said = '';
  for (const [command, ...args] of creations) {
    said += (await run(command, args)).output;
    // Looked up even after a refusal: another Sinergi may have made it at the same moment, and holds /etc/passwd's lock for a while.
    for (let look = 0; look < 3; look += 1) {
      const account = await find();
      if (account !== undefined) return account;
      await pause(100);
    }
  }
  throw failure(
    `PostgreSQL refuses to run as root and the system user "${name}" could not be created; ` +
      'create it by hand, start Sinergi as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
    said,
  );
}
