import { Injectable } from '@nestjs/common';
import { addDays } from '../../kernel/calendar.js';
import { type Actor, has } from '../../kernel/policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { CommitmentQueries } from '../commitments/index.js';
import { MeetingQueries, WaitingQueries } from '../meetings/index.js';
import type { MyWork, WorkList } from './report.dto.js';

type Filter = Parameters<CommitmentQueries['list']>[1];

const shown = 10;

/** The home page: what waits for the reader, and what for the other side. */
@Injectable()
export class MyWorkQueries {
  constructor(
    private readonly commitments: CommitmentQueries,
    private readonly meetings: MeetingQueries,
    private readonly waiting: WaitingQueries,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor): Promise<MyWork> {
    const today = this.clock.today();
    const [mine, others] = waitingFilters(actor);
    const soon: Filter = { light: 'open', dueFrom: addDays(today, 1), dueTo: addDays(today, 7) };
    const [late, dueToday, dueThisWeek, waitingOther, nextMeeting, ...waitingMe] = await Promise.all([
      this.work(actor, { light: 'late' }),
      this.work(actor, { light: 'open', dueFrom: today, dueTo: today }),
      this.work(actor, soon),
      this.work(actor, others),
      this.meetings.next(actor),
      ...mine.map((filter) => this.work(actor, filter)),
    ]);
    const meetings = await this.waiting.of(actor, nextMeeting?.id ?? null);
    return { today, meetings, late, dueToday, dueThisWeek, waitingMe, waitingOther, nextMeeting };
  }

  private async work(actor: Actor, filter: Filter): Promise<WorkList> {
    const { items, next } = await this.commitments.list(actor, filter, { limit: shown });
    return {
      items,
      more: next !== undefined,
      query: new URLSearchParams(filter as Record<string, string>).toString(),
    };
  }
}

/** What each kind of person is waited for, and what they wait for. */
function waitingFilters(actor: Actor): [Filter[], Filter] {
  if (has(actor, 'staff', 'verifier'))
    return [[{ status: 'submitted' }, { extension: 'requested' }], { status: 'proposed' }];
  if (has(actor, 'official', 'aide', 'chair', 'inspector', 'information_officer'))
    return [[{ needsDirection: 'true' }], { status: 'submitted' }];
  // Who speaks for an organisation answers for it on both sides: as owner, and as verifier of others.
  const asked: Filter[] = [
    { status: 'submitted', ownPart: 'verifier' },
    { extension: 'requested', ownPart: 'verifier' },
    { status: 'proposed', ownPart: 'owner' },
  ];
  return [asked, { status: 'submitted', ownPart: 'owner' }];
}
