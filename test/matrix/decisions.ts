import { readFileSync, writeFileSync } from 'node:fs';
import type { Principal } from './principals.js';

const file = new URL('../authz-matrix.csv', import.meta.url);

/** What a person has read and decided: principal → line → cell; under `route`, the lines themselves. */
export function decisions(): Map<string, Map<string, string>> {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const rows = lines.map((line) => line.split(','));
  return new Map(
    head
      .split(',')
      .map((name, at) => [name, new Map(rows.map((cells) => [cells[0] ?? '', cells[at] ?? '']))]),
  );
}

export function writeDecisions(
  lines: readonly string[],
  names: readonly Principal[],
  cells: ReadonlyMap<Principal, ReadonlyMap<string, string>>,
): void {
  const rows = lines.map((line) => [line, ...names.map((name) => cells.get(name)?.get(line))]);
  writeFileSync(file, [['route', ...names], ...rows, []].map((row) => row.join(',')).join('\n'));
}
