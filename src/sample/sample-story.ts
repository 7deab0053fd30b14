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

  private async happen({
    of: { id, owner },
    value,
    verb,
    note,
    obstacle,
    extendTo,
    question,
  }: SampleEvent & { of: SampleCase }) {
    if (value !== undefined) {
      const obstacleNow = obstacle === undefined ? {} : { obstacle: obstacle === '' ? null : obstacle };
      await this.progress.report(owner, id, { value, note: note ?? null, ...obstacleNow });
    }
    if (verb !== undefined) {
      const actor = verb === 'verify' || verb === 'return' ? this.staff : owner;
      await this.commitments.move(actor, id, { verb, note: note ?? null });
    }
    if (extendTo !== undefined) await this.extend(id, owner, extendTo, note ?? '');
    if (question !== undefined) {
      const { version } = await this.queries.view(this.staff, id);
      await this.commitments.edit(this.staff, id, version, { question });
    }
  }

  private async extend(id: string, owner: Actor, dueOn: string, reason: string): Promise<void> {
    await this.progress.askForMoreTime(owner, id, { dueOn, reason });
    const { extensions } = await this.queries.view(this.staff, id);
    const asked = extensions.find(({ status }) => status === 'requested');
    if (asked === undefined) throw new Error('the request for more time is gone');
    await this.progress.answer(this.staff, id, asked.id, { granted: true, note: 'Disetujui dalam rapat.' });
  }
}
