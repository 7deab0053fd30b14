import { availableParallelism } from 'node:os';
import { dirname, relative, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
/** The program as it was built: read by Node itself, it takes a seventh less than what Vitest would make of its sources. */
const asBuilt = {
  name: 'as-built',
  enforce: 'pre',
  resolveId(source, importer) {
    if (importer === undefined || !source.startsWith('.')) return null;
    const path = relative(root, resolve(dirname(importer), source));
    return path.startsWith('src/') ? resolve(root, 'dist', path) : null;
  },
};

const shared = {
  setupFiles: ['test/support/setup.ts'],
  testTimeout: 20_000,
  hookTimeout: 60_000,
  server: { deps: { external: [/\/dist\/src\//] } },
};

/**
 * `rules` need nothing; `office` runs on a real PostgreSQL that `test/support/postgres.ts` starts once. Loading the
 * program takes longer than most files do, so the files of a worker share it, those in a real browser as well; each has
 * an office of its own anyway.
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
          include: ['src/**/*.spec.ts', 'web/src/**/*.spec.ts', 'test/support/*.spec.ts'],
          isolate: false,
        },
      },
      {
        plugins: [asBuilt],
        test: {
          ...shared,
          name: 'office',
          include: ['test/*.e2e.ts', 'test/whole/*.e2e.ts'],
          isolate: false,
          testTimeout: 90_000,
          globalSetup: ['test/support/built-postgres.mjs'],
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
