/** Chance that can be repeated: equal seeds throw alike (mulberry32). */
export class Dice {
  constructor(private state: number) {}

  /** At least 0, below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 to `below` - 1. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  pick<One>(all: readonly One[]): One {
    return all[this.below(all.length)] as One;
  }

  shuffled<One>(all: readonly One[]): One[] {
    return all
      .map((one) => ({ one, at: this.next() }))
      .sort((left, right) => left.at - right.at)
      .map(({ one }) => one);
  }
}

/** What a run throws its dice from: `SEED` repeats an earlier run. */
export const seed = Number(process.env['SEED'] ?? 20_261_127);
