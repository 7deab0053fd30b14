import { spawn, type ChildProcess } from 'node:child_process';
import { appendFile, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answers, postmasterPid, query, World } from './embedded-postgres.support.js';

const world = World.forEachTest();
const strangers: ChildProcess[] = [];

afterEach(() => {
  for (const stranger of strangers.splice(0)) stranger.kill('SIGKILL');
});

describe('after kill -9', () => {
  it('of the program, the next start finds the server that it left and adopts it', async () => {
    const first = world.program();
    const url = await first.url();
    await query(url, 'create table kept (id int)');
    const pid = await postmasterPid(world.cluster);
    await first.kill();
    expect(await answers(url)).toBe(true);

    const said: string[] = [];
    const adopted = await world.server((message) => said.push(message));
    expect(adopted.url).toBe(url);
    expect(await postmasterPid(world.cluster)).toBe(pid);
    expect(said).toEqual([]);
    await adopted.stop();
    expect(await answers(url)).toBe(false);
  });

  it('of the program and of PostgreSQL, no committed row is lost', async () => {
    const first = world.program();
    const url = await first.url();
    await query(url, 'create table kept (id int)');
    let committed = 0;
    const writing = (async () => {
      for (;;) {
        await query(url, 'insert into kept values ($1)', [committed + 1]);
        committed += 1;
      }
    })().catch(() => undefined);
    await vi.waitFor(() => expect(committed).toBeGreaterThan(50), 10_000);
    await Promise.all([first.kill(), world.killServer()]);
    await writing;

    const said: string[] = [];
    const again = await world.server((message) => said.push(message));
    const [row] = await query(again.url, 'select count(*)::int as kept from kept');
    // The one statement under way at the kill may have been committed without its answer coming back.
    expect([committed, committed + 1]).toContain(row?.['kept']);
    expect(said.join()).toContain('recovering');
  });

  it('of PostgreSQL alone, a running program brings it back at the same address', async () => {
    const running = await world.server();
    await query(running.url, 'create table kept (id int)');
    await world.killServer();
    await vi.waitFor(async () => expect(await query(running.url, 'select * from kept')).toEqual([]), {
      timeout: 20_000,
      interval: 100,
    });
  });

  it('in the middle of the very first start, the next one begins again', async () => {
    for (const delay of [0, 60, 200]) {
      const first = world.program();
      await vi.waitFor(
        async () =>
          expect((await readdir(world.directory)).some((name) => /^cluster\..*\.new$/.test(name))).toBe(true),
        { timeout: 10_000, interval: 5 },
      );
      await pause(delay);
      await first.kill();
      expect(await readdir(world.directory)).not.toContain('cluster');
    }
    const again = await world.server();
    expect(await answers(again.url)).toBe(true);
    expect((await readdir(world.directory)).sort()).toEqual([
      'cluster',
      'password',
      'postgres.log',
      'sinergi.conf',
    ]);
  });
});

describe('a postmaster.pid left behind', () => {
  /** Leaves the data as a kill -9 of everything does, with postmaster.pid naming somebody else by now. */
  async function leaveBehind(prepare: () => Promise<(text: string) => string>): Promise<void> {
    const first = world.program();
    await first.url();
    const text = await readFile(join(world.cluster, 'postmaster.pid'), 'utf8');
    await first.kill();
    await world.killServer();
    await pause(300);
    await writeFile(join(world.cluster, 'postmaster.pid'), (await prepare())(text));
  }

  /** PostgreSQL takes a process of another user for a stranger by itself; only one of its own user stands in its way. */
  async function owner(): Promise<{ uid: number; gid: number }> {
    const { uid, gid } = await stat(world.cluster);
    return { uid, gid };
  }

  async function pidOfStranger(): Promise<number> {
    const stranger = spawn('sleep', ['300'], { cwd: '/', ...(await owner()) });
    strangers.push(stranger);
    return stranger.pid!;
  }

  /** A dead process that nobody collected, as a container without an init keeps them. */
  async function pidOfZombie(): Promise<number> {
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 300'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      ...(await owner()),
    });
    strangers.push(parent);
    const pid = await new Promise<number>((settle) =>
      parent.stdout.once('data', (text: Buffer) => settle(Number(text))),
    );
    await pause(200);
    return pid;
  }

  it.each([
    ['names a dead process', async () => (text: string) => text],
    ['names an unrelated process', async () => renamed(await pidOfStranger())],
    ['names a zombie', async () => renamed(await pidOfZombie())],
    ['names this very program', async () => renamed(process.pid)],
    ['is empty', async () => () => ''],
  ])('does not stop the next start when it %s', async (_, prepare) => {
    await leaveBehind(prepare);
    expect(await answers((await world.server()).url)).toBe(true);
    for (const stranger of strangers) expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  });

  function renamed(pid: number): (text: string) => string {
    return (text) => text.replace(/^\d+/, String(pid));
  }
});

describe('the server', () => {
  it('moves to another port when its own is taken, and stays on its port otherwise', async () => {
    const first = await world.server();
    await first.stop();
    const port = Number(new URL(first.url).port);
    const squatter = createServer().listen(port, '127.0.0.1');
    try {
      const moved = await world.server();
      expect(new URL(moved.url).port).not.toBe(String(port));
      expect(await answers(moved.url)).toBe(true);
      await moved.stop();
      expect((await world.server()).url).toBe(moved.url);
    } finally {
      squatter.close();
    }
  });

  it('stops once, however often it is asked to', async () => {
    const one = await world.server();
    await Promise.all([one.stop(), one.stop()]);
    await one.stop();
    expect(await answers(one.url)).toBe(false);
  });

  it('is out of reach of Ctrl-C in the terminal: it has a session of its own', async () => {
    await world.server();
    const pid = await postmasterPid(world.cluster);
    const session = Number((await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]!.split(' ')[3]);
    expect(session).toBe(pid);
  });

  it('starts fast enough not to be noticed', async () => {
    const first = await timed(() => world.server());
    await world.servers.pop()!.stop();
    const later = await timed(() => world.server());
    const joined = await timed(() => world.server());
    console.log(`first start ${first} ms, later start ${later} ms, joining ${joined} ms`);
    // Generous on purpose: a busy machine must not fail what a person would not notice.
    expect(later).toBeLessThan(1500);
  });

  async function timed(work: () => Promise<unknown>): Promise<number> {
    const began = performance.now();
    await work();
    return Math.round(performance.now() - began);
  }
});

describe('in trouble it says what to do', () => {
  async function made(): Promise<void> {
    await (await world.server()).stop();
    world.servers.splice(0);
  }

  it('with the last lines of PostgreSQL as the cause', async () => {
    await made();
    await appendFile(join(world.cluster, 'postgresql.conf'), 'max_connections = many\n');
    await expect(world.server()).rejects.toMatchObject({
      name: 'EmbeddedServerError',
      message: expect.stringContaining('did not start'),
      cause: { message: expect.stringContaining('max_connections') },
    });
  });

  it('when the password no longer fits', async () => {
    await made();
    await writeFile(join(world.directory, 'password'), 'another\n');
    await expect(world.server()).rejects.toMatchObject({
      message: expect.stringContaining('refuses the password'),
    });
    process.kill(await postmasterPid(world.cluster), 'SIGINT');
    await vi.waitFor(async () => expect(await readdir(world.cluster)).not.toContain('postmaster.pid'), 5000);
  });

  it('when the data is of another PostgreSQL or damaged', async () => {
    await made();
    await writeFile(join(world.cluster, 'PG_VERSION'), '16\n');
    await expect(world.server()).rejects.toMatchObject({
      message: expect.stringContaining('made by PostgreSQL 16'),
    });
    await rm(join(world.cluster, 'PG_VERSION'));
    await expect(world.server()).rejects.toMatchObject({ message: expect.stringContaining('damaged') });
  });
});
