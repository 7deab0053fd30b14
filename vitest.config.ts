import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const shared = { setupFiles: ['test/support/setup.ts'], testTimeout: 20_000, hookTimeout: 60_000 };

/**
 * `rules` need nothing; the rest run on a real PostgreSQL that `test/support/postgres.ts` starts once: loading the
 * program takes longer than most files do, so the files of a worker share it; each has an office of its own anyway.
 * `whole` is the built program: its process, and its page in a real browser.
 */
export default defineConfig({
  test: {
    // Who asks a server or a browser waits about half of the time.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        test: {
          ...shared,
          name: 'rules',
          include: ['src/**/*.spec.ts', 'web/src/**/*.spec.ts'],
          isolate: false,
        },
      },
      {
        test: {
          ...shared,
          name: 'api',
          include: ['test/*.e2e.ts'],
          isolate: false,
          globalSetup: ['test/support/postgres.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'whole',
          include: ['test/whole/*.e2e.ts'],
          isolate: false,
          globalSetup: ['test/support/built.mjs', 'test/support/postgres.ts'],
          testTimeout: 90_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'mutations',
          include: ['test/mutations/*.mutations.ts'],
          globalSetup: ['test/support/postgres.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'faults',
          include: ['test/faults/*.faults.ts'],
          globalSetup: ['test/support/postgres.ts'],
          testTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
