import { Busy } from './problem.js';

/** Lets a few at a time do heavy work; some more may wait, and the rest are told to come back (503). */
export class Gate {
  private inside = 0;
  private readonly queue: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly waiting: number,
  ) {}

  async pass<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private enter(): Promise<void> | undefined {
    if (this.inside < this.atOnce) {
      this.inside += 1;
      return undefined;
    }
    if (this.queue.length >= this.waiting) throw new Busy(2);
    return new Promise((resolve) => this.queue.push(resolve));
  }

  /** Whoever waited longest takes over the place. */
  private leave(): void {
    const next = this.queue.shift();
    if (next === undefined) this.inside -= 1;
    else next();
  }
}
