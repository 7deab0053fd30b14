import type {
  CommitmentQueries,
  CommitmentsService,
  ProgressService,
} from '../features/commitments/index.js';
import { instantOf } from '../kernel/calendar.js';
import type { Actor } from '../kernel/policy.js';
import { officeTimeZone, type SettableClock } from '../platform/clock/clock.js';
import type { SampleEvent } from './timeline.js';

/** One commitment of the sample, and who speaks for its owner. */
export interface SampleCase {
  id: string;
  owner: Actor;
}

/** Lets the invented year happen: reports, verifications and more time, each on its day. */
export class SampleStory {
  constructor(
    private readonly staff: Actor,
    private readonly clock: SettableClock,
    private readonly commitments: CommitmentsService,
    private readonly progress: ProgressService,
    private readonly queries: CommitmentQueries,
  ) {}

  async tell(events: readonly (SampleEvent & { of: SampleCase })[], until: string): Promise<void> {
    const past = events.filter(({ on }) => on <= until);
    for (const [at, event] of past.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).entries()) {
      // Minutes apart, so that a story of one day reads in its order.
      const minute = String(at % 60).padStart(2, '0');
      this.clock.travel(instantOf(event.on, `10:${minute}`, officeTimeZone).toISOString());
      await this.happen(event);
    }
  }

  private async happen({ of, ...event }: SampleEvent & { of: SampleCase }): Promise<void> {
    const { note = null } = event;
    if (event.value !== undefined) await this.report(of, event.value, event);
    if (event.verb !== undefined) {
      const othersSay = event.verb === 'verify' || event.verb === 'return';
      await this.commitments.move(othersSay ? this.staff : of.owner, of.id, { verb: event.verb, note });
    }
    if (event.extendTo !== undefined) await this.extend(of, event.extendTo, note ?? '');
    if (event.question !== undefined) await this.ask(of, event.question);
  }

  private async report(
    { id, owner }: SampleCase,
    value: number,
    { note, obstacle }: SampleEvent,
  ): Promise<void> {
    // An empty text says that the obstacle is gone.
    const obstacleNow = obstacle === undefined ? {} : { obstacle: obstacle || null };
    await this.progress.report(owner, id, { value, note: note ?? null, ...obstacleNow });
  }

  private async ask({ id }: SampleCase, question: string): Promise<void> {
    const { version } = await this.queries.view(this.staff, id);
    await this.commitments.edit(this.staff, id, version, { question });
  }

  private async extend({ id, owner }: SampleCase, dueOn: string, reason: string): Promise<void> {
    await this.progress.askForMoreTime(owner, id, { dueOn, reason });
    const { extensions } = await this.queries.view(this.staff, id);
    const asked = extensions.find(({ status }) => status === 'requested');
    if (asked === undefined) throw new Error('the request for more time is gone');
    await this.progress.answer(this.staff, id, asked.id, { granted: true, note: 'Disetujui dalam rapat.' });
  }
}
