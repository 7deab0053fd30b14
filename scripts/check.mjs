// `npm run check`: everything that must hold, two steps at a time, all of them even after a failure.
// `npm run check lint types` runs only the steps named.
import { buildWhatIsOld } from './freshness.mjs';
import { run } from './run.mjs';

// The long ones first, so that two cores end together.
const steps = {
  types: ['TypeScript finds no mistake', 'tsc', '-p', 'tsconfig.json'],
  web: ['the page: TypeScript, and no page above its weight', 'npm', 'run', 'check', '-w', 'web'],
  format: ['Prettier would change nothing (npm run format)', 'prettier', '--check', '--cache', '.'],
  unused: ['no file, export or dependency without use (knip.json)', 'knip'],
  schema: ['entities and migrations agree on every column', 'node', 'scripts/check-schema.mjs'],
  openapi: [
    'openapi.json is what the server says (npm run openapi)',
    'node',
    'scripts/openapi.mjs',
    '--check',
  ],
  scope: ['no read forgets what its reader reaches', 'node', 'scripts/check-scope.mjs'],
  layers: ['imports follow the layers', 'depcruise', 'src', 'migrations', 'test', 'web/src', '--config'],
  lint: ['oxlint, with types', 'oxlint', '--type-aware'],
};
/** What a step looks at must be built, else it has nothing to say. */
const needs = { schema: 'server', openapi: 'server', web: 'page' };
const patience = 2000;
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in steps));
if (unknown.length > 0)
  stop(`There is no step ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}.`);
const chosen = Object.keys(steps).filter((name) => wanted.length === 0 || wanted.includes(name));

const began = performance.now();
const broken = chosen.some((name) => name in needs) ? await buildWhatIsOld(say) : [];
for (const { name, output } of broken) say(`FAIL build of the ${name}\n${indented(output)}`);
const failures = broken.map(({ name }) => `build of the ${name}`);
const skipped = chosen.filter((step) => broken.some(({ name }) => name === needs[step]));
for (const name of skipped) say(`skip ${name}: the ${needs[name]} could not be built`);
const waiting = chosen.filter((name) => !skipped.includes(name));
await Promise.all([work(), work()]);

const seconds = ((performance.now() - began) / 1000).toFixed(0);
if (failures.length > 0)
  stop(`\n${seconds} s. Not in order: ${failures.join(', ')}. What is wrong stands above.`);
say(`\n${seconds} s. Everything is in order.`);

async function work() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const [what, ...command] = steps[name];
    const slow = setTimeout(() => say(` …   ${name} is running`), patience);
    const { ok, output, seconds: took } = await run(command);
    clearTimeout(slow);
    say(`${ok ? ' ok ' : 'FAIL'} ${name.padEnd(8)} ${took.padStart(5)} s  ${what}`);
    if (ok) continue;
    failures.push(name);
    say(indented(output));
  }
}

function indented(output) {
  return output.replaceAll(/^/gm, '       ');
}

function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
