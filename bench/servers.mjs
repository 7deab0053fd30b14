// Sinergi as people run it on the measured office, and whatever stands beside it.
import { join } from 'node:path';
import { folder, poolSize } from './office.mjs';
import { freePort, startProgram } from './programs.mjs';

export const secret = 'signs the cursors of the measured office';

/** Sinergi's web server on the measured office; `more` of its environment where it matters. */
export function startSinergi(office, more = {}) {
  return startOn(() => ['node', '--max-semi-space-size=32', 'dist/program/main.js'], {
    ROLE: 'web',
    DATABASE_URL: office.url,
    DATABASE_POOL: String(poolSize),
    DATA_DIRECTORY: join(folder, 'office'),
    SECRET: secret,
    SESSION_REQUESTS_PER_MINUTE: '9999999',
    ADDRESS_REQUESTS_PER_MINUTE: '9999999',
    LOG_LEVEL: 'error',
    ...more,
  });
}

/** A program on a free port, which `command` is told. */
export async function startOn(command, environment = {}) {
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const program = await startProgram(command(port), `${url}/health/ready`, { ...environment, PORT: port });
  return { ...program, url };
}

/** Both at once; neither is left behind when the other does not start. */
export async function startBeside(office, bareCommand) {
  const ours = await startSinergi(office);
  try {
    return { ours, bare: await startOn(bareCommand) };
  } catch (error) {
    await ours.stop();
    throw error;
  }
}
