// Programs that a measurement starts beside itself, and ends again.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const patience = 60_000;

/**
 * @typedef {object} Program
 * @property {number} milliseconds from the start until the first good answer
 * @property {() => number | null} megabytes resident memory of the Node process; null where /proc is missing
 * @property {() => Promise<void>} stop
 */

/**
 * Starts `command` and waits until `url` answers 200.
 * @param {string[]} command
 * @param {string} url
 * @param {Record<string, string>} environment
 * @returns {Promise<Program>}
 */
export async function startProgram([program, ...args], url, environment = {}) {
  const began = performance.now();
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (said += text));
  const ended = new Promise((settle) => child.once('exit', settle));
  while (!(await answers(url))) {
    const late = performance.now() - began > patience;
    if (late) child.kill('SIGKILL');
    if (late || child.exitCode !== null) throw new Error(`${args.join(' ')} does not answer:\n${said}`);
    await pause(10);
  }
  return {
    milliseconds: performance.now() - began,
    pid: child.pid,
    megabytes: () => residentMegabytes(youngest(child.pid)),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** A port that nobody listened on a moment ago. */
export async function freePort() {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise((settle) => server.listen(0, '127.0.0.1', settle));
  const { port } = server.address();
  await new Promise((settle) => server.close(settle));
  return port;
}

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}

/** npm and its shell stand above the program itself. */
function youngest(pid) {
  try {
    const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    return child ? youngest(Number(child)) : pid;
  } catch {
    return pid;
  }
}

function residentMegabytes(pid) {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}
