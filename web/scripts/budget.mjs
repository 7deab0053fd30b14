// Fails when a page grows heavier than its budget (kilobytes after gzip), measured over Vite's manifest.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const budget = { script: 200, style: 45, route: 60 };
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'));
const weights = new Map();

function weigh(file) {
  if (!weights.has(file)) weights.set(file, gzipSync(readFileSync(dist + file), { level: 9 }).length / 1000);
  return weights.get(file);
}

/** All files that loading `key` brings with it; what is imported lazily does not count. */
function closure(key, files = new Set(), seen = new Set()) {
  if (seen.has(key)) return files;
  seen.add(key);
  const chunk = manifest[key];
  files.add(chunk.file);
  for (const style of chunk.css ?? []) files.add(style);
  for (const next of chunk.imports ?? []) closure(next, files, seen);
  return files;
}

const sum = (files, ending) =>
  [...files].filter((file) => file.endsWith(ending)).reduce((total, file) => total + weigh(file), 0);

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const first = closure(entry);
// One language is part of every first load.
for (const file of closure('src/messages/compiled/id.json')) first.add(file);

/** What the shell fetches when the first page stands: a further page finds it there. */
const menu = 'src/app/shell/menu.tsx';
const soon = new Set([...first, ...closure(menu)]);

const rows = [
  ['first load, script', sum(first, '.js'), budget.script],
  ['first load, style', sum(first, '.css'), budget.style],
];
for (const key of Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry)) {
  const there = loadedBefore(key);
  const more = [...closure(key)].filter((file) => !there.has(file));
  if (more.length > 0) rows.push([key, sum(more, '.js') + sum(more, '.css'), budget.route]);
}

/** A dialog opens on a page: what every page that can open it has loaded already is no weight of its own. */
function loadedBefore(key) {
  const openers = Object.keys(manifest).filter((other) => manifest[other].dynamicImports?.includes(key));
  const inside = openers.filter((other) => other !== entry && manifest[other].isDynamicEntry);
  if (key === menu) return first;
  if (inside.length === 0 || inside.length < openers.length) return soon;
  const loaded = inside.map((other) => closure(other));
  const everywhere = [...loaded[0]].filter((file) => loaded.every((files) => files.has(file)));
  return new Set([...soon, ...everywhere]);
}

let heavy = 0;
for (const [name, weight, limit] of rows) {
  const over = weight > limit;
  if (over) heavy += 1;
  console.log(`${over ? 'HEAVY' : '  ok '} ${weight.toFixed(1).padStart(6)} of ${limit} kB  ${name}`);
}
if (heavy > 0) {
  console.error(`${heavy} above the budget`);
  process.exit(1);
}
