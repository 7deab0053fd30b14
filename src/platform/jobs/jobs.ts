import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import sql from 'sql-template-tag';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';

export interface JobRun {
  lastStartedAt: Date | null;
  lastFinishedAt: Date | null;
  lastError: string | null;
}

/** What a job does; it ends early once `signal` says that the program stops. */
export type Work = (signal: AbortSignal) => Promise<unknown>;

/**
 * The heartbeat. A tick only calls a service; PostgreSQL decides which of many instances finds work. When each
 * job last ran is a fact in the database, whoever did the work.
 */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private readonly running = new Map<string, Promise<void>>();

  constructor(
    private readonly registry: SchedulerRegistry,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Calls `work` every so many seconds, from a random moment on so that instances do not stampede. */
  every(seconds: number, job: string, work: Work, complain: (error: unknown) => void): void {
    if (this.config.role === 'web') return;
    const tick = (): void => void this.tick(job, work, complain);
    const first = setTimeout(
      () => {
        tick();
        this.registry.addInterval(job, setInterval(tick, seconds * 1000));
      },
      Math.random() * seconds * 500,
    );
    this.registry.addTimeout(`${job}:first`, first);
  }

  async lastRun(job: string): Promise<JobRun> {
    const [run] = await this.db.query<JobRun>(sql`
      SELECT last_started_at AS "lastStartedAt", last_finished_at AS "lastFinishedAt", last_error AS "lastError"
      FROM job_runs WHERE job = ${job}`);
    return run ?? { lastStartedAt: null, lastFinishedAt: null, lastError: null };
  }

  /**
   * Waits for what is at hand, before the database and the mail server are let go of. The schedule itself is taken
   * down by its own module.
   */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.running.values());
  }

  /** One run at a time: a tick that finds the one before still at work does nothing. */
  private async tick(job: string, work: Work, complain: (error: unknown) => void): Promise<void> {
    if (this.running.has(job) || this.stopping.signal.aborted) return;
    const run = this.run(job, work).catch(complain);
    this.running.set(job, run);
    await run;
    this.running.delete(job);
  }

  private async run(job: string, work: Work): Promise<void> {
    await this.db.query(sql`
      INSERT INTO job_runs (job, last_started_at) VALUES (${job}, ${this.clock.now()})
      ON CONFLICT (job) DO UPDATE SET last_started_at = excluded.last_started_at`);
    try {
      await work(this.stopping.signal);
      await this.finished(job, null);
    } catch (error) {
      await this.finished(job, String(error));
      throw error;
    }
  }

  private async finished(job: string, error: string | null): Promise<void> {
    await this.db.query(sql`
      UPDATE job_runs SET last_finished_at = ${this.clock.now()}, last_error = ${error} WHERE job = ${job}`);
  }
}
