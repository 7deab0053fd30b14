import { readFileSync, writeFileSync } from 'node:fs';
import type { Principal } from './principals.js';

const matrixFile = new URL('../authz-matrix.csv', import.meta.url);
/** What of each state is told; see `telling.ts`. */
export const statesFile = new URL('../authz-states.csv', import.meta.url);

/** What a person has read and decided: principal → line → cell; under `route`, the lines themselves. */
export function decisions(file = matrixFile): Map<string, Map<string, string>> {
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
  file = matrixFile,
): void {
  const rows = lines.map((line) => [line, ...names.map((name) => cells.get(name)?.get(line))]);
  writeFileSync(file, [['route', ...names], ...rows, []].map((row) => row.join(',')).join('\n'));
}
