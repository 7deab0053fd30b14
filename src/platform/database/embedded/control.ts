import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { UsableBinaries } from './binaries.js';
import { failure } from './failure.js';
import { sight } from './postmaster.js';
import { run } from './run.js';
import { readPort, renderSettings } from './settings.js';
import { writeWhole, type Site } from './site.js';

// Recovery of a busy database takes minutes; pg_ctl's own patience is one.
const startPatience = 3600;
const stopPatience = 300;

/** Starts the server on its last port, or on a free one when another program has taken that meanwhile. */
export async function startServer(site: Site, binaries: UsableBinaries, durable: boolean): Promise<void> {
  let port = readPort(await readFile(site.settings, 'utf8').catch(() => '')) ?? (await freePort());
  let said = '';
  for (let attempt = 0; attempt < 10; attempt += 1) {
    await writeWhole(site.settings, renderSettings(port, durable), 0o644);
    const before = await logSize(site);
    const { ok, output } = await run(
      binaries.pgCtl,
      ['start', '-w', '-t', String(startPatience), '-D', site.cluster, '-l', site.log],
      site.account,
    );
    if (ok) return;
    said = `${output}\n${await logSince(site, before)}`;
    if (/could not bind|could not create any TCP\/IP sockets/.test(said)) port = await freePort();
    // The last children of a killed server notice its death within moments.
    else if (/shared memory block .* is still in use/.test(said)) await pause(500);
    else break;
  }
  throw failure(
    `The database in ${site.cluster} did not start: ${adviceFor(said)}; ${site.log} says more.`,
    said,
  );
}

/** Fast shutdown: open transactions are rolled back, committed work is on disk. */
export async function stopServer(site: Site, binaries: UsableBinaries): Promise<void> {
  if ((await sight(site)).kind !== 'running') return;
  const before = await logSize(site);
  const { ok, output } = await run(
    binaries.pgCtl,
    ['stop', '-w', '-m', 'fast', '-t', String(stopPatience), '-D', site.cluster],
    site.account,
  );
  if (ok || (await sight(site)).kind !== 'running') return;
  throw failure(
    `The database in ${site.cluster} did not stop within ${stopPatience / 60} minutes; it goes on stopping by itself, so wait before you start it again.`,
    `${output}\n${await logSince(site, before)}`,
  );
}

export function adviceFor(log: string): string {
  if (/No space left on device/i.test(log)) return 'free some disk space';
  if (/could not map anonymous shared memory|Cannot allocate memory/i.test(log)) return 'free some memory';
  if (/shared memory block .* is still in use/.test(log)) return 'wait until the old server has ended';
  if (/Permission denied|wrong ownership|invalid permissions/i.test(log))
    return 'give its files back to the user who started it before';
  return 'start it again, and restore a backup if that fails too';
}

/** Free a moment ago, that is; startServer() takes another when somebody was faster. */
function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => settle(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function logSize(site: Site): Promise<number> {
  return stat(site.log).then(
    ({ size }) => size,
    () => 0,
  );
}

async function logSince(site: Site, start: number): Promise<string> {
  return readFile(site.log).then(
    (log) => log.subarray(start).toString('utf8'),
    () => '',
  );
}
