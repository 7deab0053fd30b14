import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Jobs } from './jobs.js';

/** Throws away at most `most` of what has served its time; answers how many. */
export type Sweep = (most: number) => Promise<number>;

export const sweeping = 'sweep';

/** How many at once: short enough that nobody waits for a lock, and that a stop is soon obeyed. */
const batch = 1000;

/**
 * What has served its time is thrown away every hour, batch by batch. Who keeps something registers how it is swept;
 * a sweep skips rows that another instance holds (SKIP LOCKED), so several of them do no work twice.
 */
@Injectable()
export class Sweeps implements OnApplicationBootstrap {
  private readonly log = new Logger('sweeps');
  private readonly sweeps = new Map<string, Sweep>();

  constructor(private readonly jobs: Jobs) {}

  /** To be called before the program has started, such as in `onModuleInit`. */
  register(what: string, sweep: Sweep): void {
    this.sweeps.set(what, sweep);
  }

  onApplicationBootstrap(): void {
    this.jobs.every(
      3600,
      sweeping,
      (signal) => this.run(signal),
      (error) => this.log.error(error),
    );
  }

  /** Everything once; answers how much of each went. One that fails keeps no other from its turn. */
  async run(signal?: AbortSignal): Promise<Record<string, number>> {
    const gone: Record<string, number> = {};
    const failures: unknown[] = [];
    for (const [what, sweep] of this.sweeps) {
      try {
        gone[what] = await toTheEnd(sweep, signal);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `not swept: ${failures.join('; ')}`);
    return gone;
  }
}

async function toTheEnd(sweep: Sweep, signal: AbortSignal | undefined): Promise<number> {
  let total = 0;
  for (let swept = batch; swept === batch && signal?.aborted !== true; total += swept) {
    swept = await sweep(batch);
  }
  return total;
}
