import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedServer } from '../../src/platform/database/embedded/embedded-server.js';
import {
  answers,
  asRoot,
  buildProject,
  discard,
  homeOf,
  platformPackage,
  postmasterPid,
  Program,
  query,
  readLinks,
  temporaryFolder,
} from './embedded-postgres.support.js';

const systemStore = '/var/lib/sinergi';
let folder: string;
let directory: string;

beforeEach(async () => {
  await begin(await temporaryFolder());
});
afterEach(() => discard(folder));

async function begin(chosen: string): Promise<void> {
  folder = chosen;
  directory = join(folder, 'data', 'postgres');
}

async function withProgram(
  account: { uid?: number; gid?: number },
  work: (url: string, program: Program) => Promise<void>,
): Promise<void> {
  const program = Program.start(folder, { directory }, account);
  try {
    await work(await program.url(), program);
    await program.stop();
  } finally {
    await program.kill();
  }
}

async function userOf(pid: number): Promise<number> {
  return Number(/^Uid:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

describe('the embedded server', () => {
  it('is set up for an office: texts, time, safety and access', async () => {
    const server = await startEmbeddedServer({ directory });
    try {
      const [database] = await query(
        server.url,
        'select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale from pg_database where datname = current_database()',
      );
      expect(database).toEqual({ encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8' });
      const names = [
        'data_checksums',
        'fsync',
        'listen_addresses',
        'max_connections',
        'random_page_cost',
        'shared_buffers',
        'TimeZone',
        'unix_socket_directories',
      ];
      const rows = await query(
        server.url,
        `select name, current_setting(name) as value from pg_settings where name = any($1)`,
        [names],
      );
      expect(Object.fromEntries(rows.map(({ name, value }) => [name, value]))).toEqual({
        data_checksums: 'on',
        fsync: 'on',
        listen_addresses: '127.0.0.1',
        max_connections: '100',
        random_page_cost: '1.1',
        shared_buffers: '256MB',
        TimeZone: 'UTC',
        unix_socket_directories: '',
      });
      expect(await query(server.url, 'select address, auth_method from pg_hba_file_rules')).toEqual([
        { address: '127.0.0.1', auth_method: 'scram-sha-256' },
      ]);
      expect(await query(server.url, "select lower('ÉÇ') as lower")).toEqual([{ lower: 'éç' }]);
      const wrong = new URL(server.url);
      wrong.password = 'guess';
      await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
      expect((await stat(join(directory, 'password'))).mode & 0o777).toBe(0o600);
      expect(await userOf(await postmasterPid(join(await homeOf(directory), 'cluster')))).not.toBe(0);
    } finally {
      await server.stop();
    }
  });

  it('trades safety for speed only when asked, and makes the database that it is asked for', async () => {
    const server = await startEmbeddedServer({ directory, durable: false, database: 'Rapat "2026"' });
    try {
      expect(
        await query(server.url, "select current_database() as name, current_setting('fsync') as fsync"),
      ).toEqual([{ name: 'Rapat "2026"', fsync: 'off' }]);
    } finally {
      await server.stop();
    }
  });

  it('does not keep a program alive that forgets to stop it', async () => {
    await buildProject(folder, false);
    const script = `import { startEmbeddedServer } from '${folder}/embedded/embedded-server.js'; await startEmbeddedServer({ directory: '${directory}' });`;
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { timeout: 20_000 });
    const server = await startEmbeddedServer({ directory });
    await server.stop();
  });

  it('makes the library links that npm did not, also when two programs do so at once', async () => {
    await buildProject(folder, true);
    const native = join(folder, 'node_modules', platformPackage);
    await Promise.all(
      [1, 2].map(() => withProgram({}, async (url) => expect(await answers(url)).toBe(true))),
    );
    for (const { target } of await readLinks(native))
      expect((await lstat(join(native, target))).isSymbolicLink()).toBe(true);
  });

  it('says which package is missing', async () => {
    await buildProject(folder, false);
    await rm(join(folder, 'node_modules', platformPackage), { recursive: true });
    const line = await Program.start(folder, { directory }).ready;
    expect(line).toMatchObject({
      name: 'EmbeddedServerError',
      failed: expect.stringContaining(`not installed (package ${platformPackage})`),
    });
  });
});

describe.runIf(asRoot)('started by root', () => {
  it('keeps the data in the folder that was named when its system user may enter it', async () => {
    await buildProject(folder, false);
    await withProgram({}, async (url) => {
      expect(await answers(url)).toBe(true);
      expect(await userOf(await postmasterPid(join(directory, 'cluster')))).not.toBe(0);
    });
    expect((await readdir(directory)).sort()).toEqual([
      'cluster',
      'password',
      'postgres.log',
      'sinergi.conf',
    ]);
  });

  it("works in root's own home, which nobody else may enter, and begins anew when ./data is deleted", async () => {
    await discard(folder);
    const closed = await temporaryFolder(homedir());
    await chmod(closed, 0o700);
    await begin(closed);
    await buildProject(folder, true);
    // As a strict umask leaves it: the copy must be readable for the system user all the same.
    execFileSync('chmod', ['-R', 'go=', folder]);

    await withProgram({}, (url) => query(url, 'create table kept (id int)').then(() => undefined));
    const firstHome = await homeOf(directory);
    expect(firstHome.startsWith(`${systemStore}/`)).toBe(true);
    expect((await readdir(directory)).sort()).toEqual(['location', 'password']);
    expect((await readdir(systemStore)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    await withProgram({}, async (url) => expect(await query(url, 'select * from kept')).toEqual([]));
    expect(await homeOf(directory)).toBe(firstHome);

    await rm(join(folder, 'data'), { recursive: true });
    await withProgram({}, async (url) =>
      expect(await query(url, "select to_regclass('kept') as kept")).toEqual([{ kept: null }]),
    );
    expect(await homeOf(directory)).not.toBe(firstHome);
    await rm(firstHome, { recursive: true });
  });

  it('says so when the data that ./data points to is gone', async () => {
    await discard(folder);
    const closed = await temporaryFolder(homedir());
    await chmod(closed, 0o700);
    await begin(closed);
    await buildProject(folder, false);
    await withProgram({}, async () => undefined);
    await rm(await homeOf(directory), { recursive: true });
    const line = await Program.start(folder, { directory }).ready;
    expect(line.failed).toContain('which is gone');
  });
});

describe.runIf(asRoot)('started by an ordinary user', () => {
  let account: { uid: number; gid: number };
  const name = `sinergi-test-${randomBytes(3).toString('hex')}`;

  beforeEach(async () => {
    execFileSync('useradd', ['--system', '--no-create-home', name]);
    account = {
      uid: Number(execFileSync('id', ['-u', name])),
      gid: Number(execFileSync('id', ['-g', name])),
    };
    await mkdir(join(folder, 'data'));
    await chown(join(folder, 'data'), account.uid, account.gid);
  });
  afterEach(async () => {
    await discard(folder);
    execFileSync('userdel', [name]);
  });

  it('runs as that user, from read-only binaries whose links nobody made', async () => {
    await buildProject(folder, true);
    await withProgram(account, async (url) => {
      expect(await answers(url)).toBe(true);
      expect(await userOf(await postmasterPid(join(directory, 'cluster')))).toBe(account.uid);
    });
    expect((await readdir(directory)).filter((entry) => /^postgres-\d/.test(entry))).toHaveLength(1);
    await withProgram(account, async (url) => expect(await answers(url)).toBe(true));
  });

  it('shares the data with root: root works on it as its owner, and both find the same server', async () => {
    await buildProject(folder, false);
    await withProgram(account, async (url) => {
      await query(url, 'create table kept (id int)');
      await withProgram({}, async (same) => expect(same).toBe(url));
    });
    await withProgram({}, async (url) => {
      expect(await query(url, 'select * from kept')).toEqual([]);
      expect(await userOf(await postmasterPid(join(directory, 'cluster')))).toBe(account.uid);
    });
    await withProgram(account, async (url) => expect(await query(url, 'select * from kept')).toEqual([]));
  });

  it("says so when the folder is another user's", async () => {
    await buildProject(folder, false);
    await rm(join(folder, 'data'), { recursive: true });
    await withProgram({}, async () => undefined);
    const line = await Program.start(folder, { directory }, account).ready;
    expect(line).toMatchObject({
      name: 'EmbeddedServerError',
      failed: expect.stringContaining('belongs to another user'),
    });
  });
});

it.runIf(asRoot)('finds the same server through another path to the folder', async () => {
  await buildProject(folder, false);
  const other = await temporaryFolder();
  await symlink(folder, join(other, 'link'));
  const first = await startEmbeddedServer({ directory });
  const second = await startEmbeddedServer({ directory: join(other, 'link', 'data', 'postgres') });
  expect(second.url).toBe(first.url);
  await first.stop();
  expect(await answers(second.url)).toBe(true);
  await second.stop();
  await rm(other, { recursive: true });
});
