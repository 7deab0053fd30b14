// Load on two servers in turn, so that whatever else the machine does meets both.
import autocannon from 'autocannon';

export const connections = 16;
const warmUp = 2;

/**
 * @typedef {{rate: number, p99: number}} Figures
 * @typedef {{ours: Figures, bare: Figures, rateRatio: number, p99Ratio: number}} Comparison
 */

/**
 * Rounds of ours, bare, ours, bare …; medians of each, and the median of the ratios within a round.
 * @param {{ours: object, bare: object, paths: string[], rounds: number, seconds: number}} wish
 * @returns {Promise<Comparison>}
 */
export async function compare({ ours, bare, paths, rounds, seconds }) {
  for (const target of [ours, bare]) await fire(target, paths, warmUp);
  const pairs = [];
  for (let round = 0; round < rounds; round += 1) {
    pairs.push({ ours: await fire(ours, paths, seconds), bare: await fire(bare, paths, seconds) });
  }
  const middle = (of) => median(pairs.map(of));
  return {
    ours: { rate: middle((pair) => pair.ours.rate), p99: middle((pair) => pair.ours.p99) },
    bare: { rate: middle((pair) => pair.bare.rate), p99: middle((pair) => pair.bare.p99) },
    rateRatio: middle((pair) => pair.ours.rate / pair.bare.rate),
    p99Ratio: middle((pair) => pair.ours.p99 / pair.bare.p99),
  };
}

/** Both must answer the same bytes: a server that does less is no measure. */
export async function sameAnswers({ ours, bare, paths }) {
  for (const path of paths) {
    const [mine, theirs] = await Promise.all([answer(ours, path), answer(bare, path)]);
    if (mine !== theirs) {
      throw new Error(
        `Different answers to ${path}:\nours ${mine.slice(0, 1500)}\nbare ${theirs.slice(0, 1500)}`,
      );
    }
  }
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)] : (sorted[half - 1] + sorted[half]) / 2;
}

async function answer({ url, headers }, path) {
  const response = await fetch(url + path, { headers });
  if (!response.ok) throw new Error(`${url}${path}: ${response.status} ${await response.text()}`);
  return response.text();
}

async function fire({ url, headers }, paths, seconds) {
  const { requests, latency, non2xx, errors } = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: paths.map((path) => ({ method: 'GET', path, headers })),
  });
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} refusals and ${errors} errors under load`);
  return { rate: requests.average, p99: latency.p99 };
}
