import { setup as build } from './built.mjs';

/** Built first: what an office of the tests loads, its PostgreSQL included, is the program as it was built. */
export async function setup(project) {
  await build();
  const { default: startPostgres } = await import('./postgres.ts');
  return startPostgres(project);
}
