import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { give } from './account.js';
import type { UsableBinaries } from './binaries.js';
import { failure } from './failure.js';
import { run } from './run.js';
import { hostRules } from './settings.js';
import { exists, syncFolder, writeWhole, type Site } from './site.js';

export const superuser = 'sinergi';

/** Makes the cluster at the first start, beside its place and then renamed: one that exists is complete. */
export async function settleCluster(
  site: Site,
  binaries: UsableBinaries,
  password: string,
  options: { durable: boolean; say: (message: string) => void },
): Promise<void> {
  if (await exists(site.cluster)) return checkVersion(site, binaries);
  await removeAbandoned(site);
  options.say('Creating the database for the first time ...');

  const draft = join(site.home, `cluster.${randomBytes(8).toString('hex')}.new`);
  const passwordFile = `${draft}.password.new`;
  try {
    await mkdir(draft, { mode: 0o700 });
    await give(draft, site.account);
    await writeWhole(passwordFile, `${password}\n`, 0o600, site.account);
    const { ok, output } = await run(
      binaries.initdb,
      initdbArguments(draft, passwordFile, options.durable),
      site.account,
    );
    if (!ok)
      throw failure(
        `The database could not be created in ${site.home}; see that the disk has room and the folder may be written, then start again.`,
        output,
      );
    await writeFile(join(draft, 'pg_hba.conf'), hostRules, { flush: true });
    // The settings lie outside the cluster, which the server's account owns: root does not write where another may plant links.
    await appendFile(join(draft, 'postgresql.conf'), "\ninclude '../sinergi.conf'\n", { flush: true });
    await rename(draft, site.cluster);
    await syncFolder(site.home);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

function initdbArguments(draft: string, passwordFile: string, durable: boolean): string[] {
  const texts = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${superuser}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  return [
    `--pgdata=${draft}`,
    ...access,
    ...texts,
    '--data-checksums',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
}

/** What a killed first start left; its initdb may still be writing, and then the rest goes at the next first start. */
async function removeAbandoned(site: Site): Promise<void> {
  for (const name of await readdir(site.home)) {
    if (/^cluster\..*\.new$/.test(name))
      await rm(join(site.home, name), { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
  }
}

async function checkVersion(site: Site, { major }: UsableBinaries): Promise<void> {
  const made = (await readFile(join(site.cluster, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (made === major) return;
  const trouble =
    made === ''
      ? 'is damaged (it has no PG_VERSION)'
      : `was made by PostgreSQL ${made} while this Sinergi brings PostgreSQL ${major}`;
  throw failure(`The database in ${site.cluster} ${trouble}; restore a backup into an empty folder.`);
}
