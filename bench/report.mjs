// The table that a README can quote: where, when and on how many rows, absolute figures, and ratios.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';

const file = 'bench/results/latest.md';

/**
 * @typedef {{goal: string, work: string, ours: string, bare: string, ratio: string, holds?: boolean}} Line `holds` is absent where there is no goal
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
        `| ${[goal, work, ours, bare, ratio, holds === undefined ? '' : holds ? 'yes' : '**no**'].join(' | ')} |`,
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

/** The goal is for a day's plan and for a pass that finds nothing; what a first plan takes is only told. */
export function planningLines(stages) {
  const limits = { 'next day': 2000, 'a pass with nothing to do': 50 };
  return stages.map(({ title, rows, ours, bare, ratio }) => {
    const limit = limits[title];
    return {
      goal: 'PF4',
      work: `${title}: ${whole(rows)} reminders written`,
      ours: `${whole(ours)} ms`,
      bare: `${bare.toFixed(bare < 10 ? 1 : 0)} ms`,
      ratio: `${ratio.toFixed(2)} of its speed${limit === undefined ? '' : `; limit ${whole(limit)} ms`}`,
      holds: limit === undefined ? undefined : ours <= limit,
    };
  });
}

export function deliveryLine({ mails, ours, bare, ratio }) {
  return {
    goal: 'PF5',
    work: `${whole(mails)} reminders delivered by SMTP`,
    ours: `${whole(ours)}/s`,
    bare: `${whole(bare)}/s`,
    ratio: `${ratio.toFixed(2)} of its rate`,
    holds: ratio >= 0.8,
  };
}

/** Here the counterpart is an account that does not exist: nobody may tell the two apart. */
export function signInLine({ pairs, known, unknown, apart, chance }) {
  return {
    goal: 'S12',
    work: `failed sign-in, ${whole(pairs)} known accounts and as many unknown ones in turn`,
    ours: `${known.toFixed(1)} ms`,
    bare: `${unknown.toFixed(1)} ms`,
    ratio: `${apart.toFixed(2)} % apart (limit 2), p ${chance.toFixed(2)} (limit 0.01)`,
    holds: apart < 2 && chance > 0.01,
  };
}

/** Nothing bare does the same: the limit is what nobody notices. */
export function actionLines(actions) {
  return actions.map(({ title, p50, p99, count }) => ({
    goal: '100 ms',
    work: `${title} (300 seats, 60 items, 2,000 paragraphs)`,
    ours: `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms of ${count}`,
    bare: '—',
    ratio: 'limit 100 ms',
    holds: p99 <= 100,
  }));
}

export function pageLines(scenes) {
  return scenes.map(({ title, milliseconds, long, longest }) => ({
    goal: 'smooth',
    work: `${title} (300 seats, 60 items, 2,000 paragraphs)`,
    ours: `${whole(milliseconds)} ms`,
    bare: '—',
    ratio: `${whole(long)} tasks over 50 ms, the longest ${whole(longest)} ms`,
  }));
}

export function typingLine({ readers, ours, bare }) {
  return {
    goal: 'PF10',
    work: `a batch of keystrokes saved while ${readers} people read along`,
    ours: `p50 ${ours.p50.toFixed(1)} ms, p99 ${ours.p99.toFixed(1)} ms of ${ours.count}`,
    bare: `p50 ${bare.p50.toFixed(1)} ms, p99 ${bare.p99.toFixed(1)} ms`,
    ratio: 'limit 50 ms',
    holds: ours.p99 <= 50,
  };
}

export function startLines({ first, later, megabytes }) {
  const line = (work, figure, limit, unit) => ({
    goal: 'PF8',
    work,
    ours: figure === null ? 'unknown' : `${whole(figure)} ${unit}`,
    bare: '—',
    ratio: `limit ${whole(limit)} ${unit}`,
    holds: figure !== null && figure <= limit,
  });
  return [
    line('`npm start`, first time, until ready', first, 8000, 'ms'),
    line('`npm start`, later, until ready', later, 2500, 'ms'),
    line('memory of the program at rest', megabytes, 180, 'MB'),
  ];
}

export function whole(figure) {
  return Math.round(figure).toLocaleString('en');
}
