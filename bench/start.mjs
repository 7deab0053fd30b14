// PF8: from `npm start` to the first good answer, on an empty folder and on one that exists, and the memory of a program
// at rest. The goals are absolute: nothing bare does the same.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { median } from './load.mjs';
import { folder } from './office.mjs';
import { freePort, startProgram } from './programs.mjs';

/** V8 gives back what starting needed some fifteen seconds after the last of it, later on a busy machine. */
const restSeconds = 40;

/**
 * @param {{rounds: number}} effort
 * @returns {Promise<{first: number, later: number, megabytes: number | null}>} milliseconds, medians; memory at rest
 */
export async function measureStart({ rounds }) {
  const directory = join(folder, 'start');
  const firsts = [];
  const laters = [];
  let megabytes = null;
  for (let round = 0; round < rounds; round += 1) {
    rmSync(directory, { recursive: true, force: true });
    firsts.push(await startedIn(directory));
    laters.push(
      await startedIn(directory, async (program) => {
        if (round > 0) return;
        await pause(restSeconds * 1000);
        megabytes = program.megabytes();
      }),
    );
  }
  rmSync(directory, { recursive: true, force: true });
  return { first: median(firsts), later: median(laters), megabytes };
}

async function startedIn(directory, whileItRuns = async () => {}) {
  const port = String(await freePort());
  const program = await startProgram(['npm', 'start'], `http://127.0.0.1:${port}/health/ready`, {
    PORT: port,
    DATA_DIRECTORY: directory,
    LOG_LEVEL: 'error',
  });
  try {
    await whileItRuns(program);
    return program.milliseconds;
  } finally {
    await program.stop();
  }
}
