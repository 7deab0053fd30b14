import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inject } from 'vitest';
import type { Dice } from '../support/dice.js';
import type { TestOffice } from '../support/office.js';
import { databaseUrl } from '../support/postgres.js';
import { Program } from '../support/program.js';

/** Programs on one database, of which the oldest is killed now and then and replaced while work goes on. */
export class Fleet {
  private readonly running: { program: Program; base: string }[] = [];
  private coming: Promise<void> = Promise.resolve();

  private constructor(
    private readonly environment: Record<string, string>,
    private readonly folder: string,
    private readonly size: number,
  ) {}

  static async on(office: TestOffice, size = 2): Promise<Fleet> {
    const folder = await mkdtemp(join(tmpdir(), 'sinergi-fleet-'));
    const name = new URL(office.ownerUrl).pathname.slice(1);
    const fleet = new Fleet(
      {
        ROLE: 'web',
        LOG_LEVEL: 'info',
        DATABASE_OWNER_URL: office.ownerUrl,
        DATABASE_URL: databaseUrl(inject('application'), name),
        DATABASE_POOL: '8',
        DATA_DIRECTORY: folder,
        SECRET: 'one secret for all programs of the fleet',
        SESSION_REQUESTS_PER_MINUTE: '9999999',
        ADDRESS_REQUESTS_PER_MINUTE: '9999999',
      },
      folder,
      size,
    );
    for (let started = 0; started < size; started += 1) await fleet.start();
    return fleet;
  }

  /** The one that began last: it is always an older one that is killed. */
  get alive(): string {
    return this.running.at(-1)?.base ?? '';
  }

  any(dice: Dice): string {
    return dice.pick(this.running).base;
  }

  /** Whether all run: one of them may then be killed. */
  get isWhole(): boolean {
    return this.running.length === this.size;
  }

  /** After so many milliseconds the oldest dies; the others go on, and a new one is on its way. */
  async kill(delay: number): Promise<void> {
    const [victim] = this.running;
    await pause(delay);
    await victim?.program.stop('SIGKILL');
    this.running.shift();
    this.coming = this.start();
  }

  async stop(): Promise<void> {
    await this.coming;
    await Promise.all(this.running.map(({ program }) => program.stop('SIGTERM')));
    await rm(this.folder, { recursive: true, force: true });
  }

  private async start(): Promise<void> {
    const program = new Program(this.environment);
    this.running.push({ program, base: await program.address() });
  }
}
