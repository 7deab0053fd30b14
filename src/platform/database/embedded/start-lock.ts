import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode } from './failure.js';

/**
 * One process at a time starts, joins or stops the server of a directory. The lock is a listening socket, because the
 * kernel closes it however its holder dies: there is no stale lock to judge. Its name comes from the directory's
 * password, so every path to the directory leads to the same lock and no other user can guess and squat it.
 */
export async function withStartLock<T>(password: string, work: () => Promise<T>): Promise<T> {
  const address = lockAddress(password, process.platform);
  let lock = await listen(address);
  while (lock === undefined) {
    await pause(25);
    lock = await listen(address);
  }
  try {
    return await work();
  } finally {
    await closed(lock);
  }
}

export function lockAddress(password: string, platform: NodeJS.Platform): string {
  const name = `sinergi-${createHash('sha256').update(`start lock\n${password}`).digest('hex').slice(0, 32)}`;
  // Linux: the abstract namespace, which leaves no file behind. Windows: a pipe, likewise.
  if (platform === 'linux') return `\0${name}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

async function listen(address: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy());
  const code = await new Promise<string | undefined>((settle, fail) => {
    server.once('error', (error) => (errorCode(error) === 'EADDRINUSE' ? settle('EADDRINUSE') : fail(error)));
    server.listen(address, () => settle(undefined));
  });
  if (code === undefined) return server;
  // A socket file outlives its holder (macOS); nobody answering means that it may go.
  if (address.endsWith('.sock') && (await isDeserted(address))) await rm(address, { force: true });
  return undefined;
}

function isDeserted(address: string): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(address);
    socket.once('connect', () => (socket.destroy(), settle(false)));
    socket.once('error', (error) => settle(errorCode(error) === 'ECONNREFUSED'));
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((settle) => server.close(() => settle()));
}
