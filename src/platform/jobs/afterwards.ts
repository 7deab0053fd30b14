import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';

/** At most this long after the answer. */
const spreadMilliseconds = 250;

/**
 * Work that follows an answer at a random moment, so that neither this answer nor the next one tells by its time
 * whether there was any. Not for what must not be lost, and not from within a transaction.
 */
@Injectable()
export class Afterwards implements BeforeApplicationShutdown {
  private readonly log = new Logger('afterwards');
  private readonly waiting = new Map<NodeJS.Timeout, () => Promise<void>>();
  private readonly running = new Set<Promise<void>>();

  do(work: () => Promise<void>): void {
    const timer = setTimeout(() => this.start(timer), Math.random() * spreadMilliseconds);
    this.waiting.set(timer, work);
  }

  /** What still waits is done at once, before the database is let go of. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.waiting.keys()) {
      clearTimeout(timer);
      this.start(timer);
    }
    await Promise.all(this.running);
  }

  private start(timer: NodeJS.Timeout): void {
    const work = this.waiting.get(timer);
    this.waiting.delete(timer);
    if (work === undefined) return;
    const run = work()
      .catch((error: unknown) => this.log.error(error))
      .finally(() => this.running.delete(run));
    this.running.add(run);
  }
}
