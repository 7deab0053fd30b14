// The table that a README can quote: where, when and on how many rows, absolute figures, and ratios.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';

const file = 'bench/results/latest.md';

/**
 * @typedef {{goal: string, work: string, ours: string, bare: string, ratio: string, holds: boolean}} Line
 */

/**
 * @param {{today: string, version: string, counts: Record<string, number>}} office
 * @param {Line[]} lines
 */
export function writeReport({ today, version, counts }, lines) {
  const [processor] = cpus();
  const rows = Object.entries(counts).map(
    ([table, count]) => `${count.toLocaleString('en')} ${table.replace('_', ' ')}`,
  );
  const text = [
    `Measured on ${today}: ${processor?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}, PostgreSQL ${version}.`,
    `Rows: ${rows.join(', ')}.`,
    '',
    '| goal | work | Sinergi | bare counterpart | ratio or limit | holds |',
    '|---|---|---|---|---|---|',
    ...lines.map(
      ({ goal, work, ours, bare, ratio, holds }) =>
        `| ${[goal, work, ours, bare, ratio, holds ? 'yes' : '**no**'].join(' | ')} |`,
    ),
    '',
  ].join('\n');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`\n${text}\nKept in ${file}.\n`);
}

/** Lines of a comparison of two servers. */
export function serverLines(goal, results) {
  return results.map(({ title, ours, bare, rateRatio, p99Ratio }) => ({
    goal,
    work: title,
    ours: `${whole(ours.rate)}/s, p99 ${whole(ours.p99)} ms`,
    bare: `${whole(bare.rate)}/s, p99 ${whole(bare.p99)} ms`,
    ratio: `${rateRatio.toFixed(2)} of its rate, ${p99Ratio.toFixed(2)} of its p99`,
    holds: rateRatio >= 0.8 && p99Ratio <= 2,
  }));
}

export function whole(figure) {
  return Math.round(figure).toLocaleString('en');
}
