// Writes openapi.json, the page's types from it, and routes.lock (who may use which route, so that a new route shows in
// review) out of the compiled program; with --check it only compares.
// No database is needed: the program is put together on a connection that is never opened, and never started.
import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { appModule } from '../dist/src/bootstrap.js';
import { dataSource } from '../dist/src/data-source.js';
import { readConfig } from '../dist/src/platform/config/config.js';
import { wordsOf } from '../dist/src/platform/auth/access.decorator.js';
import { describeApi } from '../dist/src/platform/http/openapi.js';
import { ruledRoutes } from '../dist/src/platform/http/route-rules.js';
import { createServer } from '../dist/src/platform/http/server.js';
import { addExamples, contradictions, untold } from './examples.mjs';
import { run } from './run.mjs';

const file = 'openapi.json';
const lock = 'routes.lock';
// The generator is the page's tool, and lives with it.
const types = ['npm', 'run', 'types', '-w', 'web'];
const remedy = 'Run "npm run openapi" and commit what changed.';

const { described, ruled } = await description();
addExamples(described);
const bare = untold(described);
if (bare.length > 0) fail(`These operations are told without\n${bare.join('\n')}`);
const wrong = contradictions(described);
if (wrong.length > 0) fail(`These examples are refused by their own fields\n${wrong.join('\n')}`);
const texts = {
  [file]: `${JSON.stringify(described, null, 2)}\n`,
  [lock]: ruled
    .map(
      ({ method, path, rule, wantsProof }) =>
        `${method.padEnd(6)} ${path}  ${rule ? wordsOf(rule) : '?'}${wantsProof ? ', proven anew' : ''}\n`,
    )
    .join(''),
};
if (process.argv.includes('--check')) await compare();
else await write();

async function description() {
  const config = readConfig({ LOG_LEVEL: 'error', SECRET: 'nothing is signed while describing' });
  const source = dataSource({ url: 'postgres://nobody@localhost/nothing', pool: 2 });
  const app = await createServer(await appModule(config, source), config);
  const { paths, components, ...rest } = describeApi(app);
  const ruled = ruledRoutes(app);
  await app.close();
  const described = {
    ...rest,
    paths: sorted(paths),
    components: { ...components, schemas: sorted(components.schemas) },
  };
  return { described, ruled };
}

/** By name, so that moving a file or a module changes nothing here. */
function sorted(record) {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function compare() {
  for (const [name, said] of Object.entries(texts)) {
    const kept = read(name);
    if (kept !== said) fail(`${name} is not what the server says${firstDifference(kept, said)}. ${remedy}`);
  }
  const { ok, output } = await run([...types, '--', '--check']);
  if (!ok) fail(`${output}\nweb/src/api/schema.d.ts does not fit ${file}. ${remedy}`);
}

async function write() {
  for (const [name, said] of Object.entries(texts)) writeFileSync(name, said);
  const { ok, output } = await run(types);
  if (!ok) fail(output);
}

function read(name) {
  try {
    return readFileSync(name, 'utf8');
  } catch {
    return fail(`${name} is missing. ${remedy}`);
  }
}

function firstDifference(kept, said) {
  const [before, now] = [kept.split('\n'), said.split('\n')];
  const line = now.findIndex((text, at) => text !== before[at]);
  return `, from line ${line + 1} on:\n  committed: ${before[line] ?? '(nothing)'}\n  server:    ${now[line] ?? '(nothing)'}\n`;
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
