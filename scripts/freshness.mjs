// Builds what is older than its sources, and only that: a start where nothing changed costs some hundred stat calls.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

const parts = [
  {
    name: 'server',
    sources: [
      'src',
      'migrations',
      'scripts/build.mjs',
      'scripts/bundle.mjs',
      'nest-cli.json',
      'tsconfig.json',
      'tsconfig.build.json',
      'package-lock.json',
    ],
    product: 'dist/.built',
    command: ['node', 'scripts/build.mjs'],
  },
  {
    name: 'page',
    sources: [
      'web/src',
      'web/public',
      'web/scripts',
      'web/index.html',
      'web/vite.config.ts',
      'web/package.json',
      'package-lock.json',
    ],
    product: 'web/dist/.vite/manifest.json',
    command: ['npm', 'run', 'build', '-w', 'web'],
  },
];

// Tests are not built, and compiled messages are made by the build itself.
const ignored = /\.spec\.tsx?$|[\\/]messages[\\/]compiled$/;

/** Builds the parts that are older than their sources, side by side; answers what a failed build said. */
export async function buildWhatIsOld(say) {
  const old = parts.filter(({ sources, product }) => !isFresh(sources, product));
  const outcomes = await Promise.all(old.map((part) => build(part, say)));
  return outcomes.filter(({ ok }) => !ok);
}

async function build({ name, command }, say) {
  say(`Building the ${name} …`);
  // Built from within the tests, the page would else bring React as it is for development, a third heavier.
  const outcome = await run(command, { NODE_ENV: 'production' });
  if (outcome.ok) say(`Built the ${name} in ${outcome.seconds} s.`);
  return { name, ...outcome };
}

function isFresh(sources, product) {
  const built = mtime(product);
  return built !== undefined && sources.every((source) => !isNewer(source, built));
}

/** A folder counts as well: taking a file away changes nothing but its folder. */
function isNewer(path, built) {
  if (ignored.test(path)) return false;
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  if (stats.mtimeMs > built) return true;
  return stats.isDirectory() && readdirSync(path).some((name) => isNewer(join(path, name), built));
}

function mtime(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
