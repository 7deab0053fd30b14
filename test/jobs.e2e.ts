import { setTimeout as pause } from 'node:timers/promises';
import { SchedulerRegistry } from '@nestjs/schedule';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../src/kernel/id.js';
import type { Config } from '../src/platform/config/config.js';
import { Jobs } from '../src/platform/jobs/jobs.js';
import { openOffice, type TestOffice } from './support/office.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

/** The heartbeat of one process, as fast as a test needs it. */
function heartbeat(role: Config['role'] = 'both') {
  const registry = new SchedulerRegistry();
  const config = Object.assign(Object.create(office.config) as Config, { role });
  const jobs = new Jobs(registry, office.db, office.clock, config);
  return {
    jobs,
    stop: async () => {
      for (const name of registry.getIntervals()) registry.deleteInterval(name);
      for (const name of registry.getTimeouts()) registry.deleteTimeout(name);
      await jobs.beforeApplicationShutdown();
    },
  };
}

describe('the heartbeat', () => {
  it('never runs a job beside itself, and says when it last ran', async () => {
    const { jobs, stop } = heartbeat();
    const job = newId();
    let atOnce = 0;
    let most = 0;
    let runs = 0;
    const work = async () => {
      most = Math.max(most, (atOnce += 1));
      await pause(50);
      atOnce -= 1;
      runs += 1;
    };
    jobs.every(0.01, job, work, (error) => expect.fail(String(error)));
    await expect.poll(() => runs, { timeout: 5000 }).toBeGreaterThan(2);
    await stop();
    expect(most).toBe(1);
    expect(await jobs.lastRun(job)).toMatchObject({ lastFinishedAt: expect.any(Date), lastError: null });
  });

  it('goes on after an error, which it tells and writes down', async () => {
    const { jobs, stop } = heartbeat();
    const job = newId();
    const told: unknown[] = [];
    jobs.every(
      0.01,
      job,
      () => Promise.reject(new Error('the disk is full')),
      (error) => told.push(error),
    );
    await expect.poll(() => told.length, { timeout: 5000 }).toBeGreaterThan(2);
    await stop();
    expect(await jobs.lastRun(job)).toMatchObject({ lastError: 'Error: the disk is full' });
  });

  it('waits for the work at hand when the program stops, and begins no more', async () => {
    const { jobs, stop } = heartbeat();
    let begun = 0;
    let ended = 0;
    const work = async (signal: AbortSignal) => {
      begun += 1;
      await pause(60_000, undefined, { signal }).catch(() => pause(50));
      ended += 1;
    };
    jobs.every(0.01, newId(), work, (error) => expect.fail(String(error)));
    await expect.poll(() => begun, { timeout: 5000 }).toBe(1);
    await stop();
    expect([begun, ended]).toEqual([1, 1]);
  });

  it('is silent in a process that only serves the web', async () => {
    const { jobs, stop } = heartbeat('web');
    let runs = 0;
    jobs.every(
      0.001,
      newId(),
      async () => void (runs += 1),
      () => undefined,
    );
    await pause(100);
    await stop();
    expect(runs).toBe(0);
  });
});
