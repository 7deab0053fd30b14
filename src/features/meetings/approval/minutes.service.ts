import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addWorkingDays } from '../../../kernel/calendar.js';
import { Conflict, Invalid } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import { type Actor, authorize } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Numbering } from '../../../platform/database/numbering.js';
import { History } from '../../../platform/history/history.js';
import { Holidays } from '../../directory/index.js';
import { UserNotices } from '../invitations/user-notices.js';
import { ApprovedPartsQueries } from '../approved-parts.js';
import { type MeetingParties, minutesPolicy } from '../meeting.policy.js';
import { MeetingsService } from '../meeting.service.js';
import { Meeting } from '../meeting.js';
import { canonical, sha256 } from './canonical.js';
import { MinutesVersion } from './minutes-version.js';
import type { ApproveMinutesRequest, MoveMinutesRequest } from './minutes.dto.js';
import { isHeld } from './minutes.queries.js';
import { MinutesSnapshot } from './minutes.snapshot.js';
import { Minutes } from './minutes.js';

const usualDays = 2;

interface Held {
  meeting: Meeting;
  minutes: Minutes;
  parties: MeetingParties;
}

/** Minutes on their way from the desk to the signature. All of it happens under the lock of the meeting. */
@Injectable()
export class MinutesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly history: History,
    private readonly holidays: Holidays,
    private readonly numbering: Numbering,
    private readonly meetings: MeetingsService,
    private readonly snapshot: MinutesSnapshot,
    private readonly approvedParts: ApprovedPartsQueries,
    private readonly notices: UserNotices,
  ) {}

  async move(actor: Actor, meetingId: string, request: MoveMinutesRequest): Promise<void> {
    const { verb, days = usualDays, note = null } = request;
    await this.db.transaction(async () => {
      const { meeting, minutes, parties } = await this.lock(actor, meetingId, verb);
      const change: Record<string, unknown> = minutes.move(verb);
      if (verb === 'open_round') {
        minutes.roundEndsOn = addWorkingDays(this.clock.today(), days, await this.holidays.all());
        change['roundEndsOn'] = minutes.roundEndsOn;
        await this.notices.onRound(meetingId, parties);
      }
      if (verb === 'correct') await this.reopen(meeting, minutes, note);
      await this.db.save(minutes);
      await this.record(actor, meetingId, `minutes-${verb}`, change, note);
    });
  }

  /**
   * Locks what was agreed on, as one version with its hash. Whoever writes waits for the lock of the meeting: what
   * was accepted before is in the hash, and what comes after is refused. `first` belongs to the same transaction.
   */
  async approve(
    actor: Actor,
    meetingId: string,
    { chairApproved = false }: ApproveMinutesRequest,
    first: () => Promise<void>,
  ): Promise<void> {
    await this.db.transaction(async () => {
      const held = await this.lock(actor, meetingId, 'approve');
      const { meeting, minutes } = held;
      const change = minutes.move('approve');
      await this.mustBeAnswered(meetingId);
      const notedForChair = !isChair(actor, meeting);
      if (notedForChair && !chairApproved) throw new Conflict('chair-not-noted');
      await first();
      // What an erratum makes of the meeting takes effect with its approval.
      Object.assign(meeting, meeting.written);
      const version = await this.seal(actor, held, notedForChair);
      const { number, reference } = version;
      Object.assign(minutes, {
        reference,
        approvedVersion: number,
        erratumReason: null,
        approvedParts: null,
        approvedOrganisationIds: null,
      });
      meeting.minutesState = 'approved';
      meeting.version += 1;
      await this.db.save(version);
      await this.db.save(minutes);
      await this.db.save(meeting);
      const told = { ...change, number, reference, sha256: version.sha256, notedForChair };
      await this.record(actor, meetingId, 'minutes-approve', told, version.reason);
    });
  }

  /** Locks the meeting first, as everybody does who writes under it; then its minutes, made when they are missing. */
  private async lock(actor: Actor, meetingId: string, verb: MoveMinutesRequest['verb'] | 'approve') {
    const meeting = await this.db.lock(Meeting, meetingId);
    const parties = await this.meetings.partiesOf(meeting);
    authorize(minutesPolicy, actor, verb, parties);
    if (!isHeld(meeting)) throw new Conflict('minutes-not-begun');
    const [known] = await this.db.query<{ id: string }>(sql`
      SELECT id FROM minutes WHERE meeting_id = ${meetingId}`);
    const minutes = known === undefined ? this.begin(meetingId) : await this.db.lock(Minutes, known.id);
    minutes.settle(this.clock.today());
    return { meeting, minutes, parties };
  }

  private begin(meetingId: string): Minutes {
    const about = { id: newId(), meetingId, status: 'draft' as const, createdAt: this.clock.now() };
    return Object.assign(new Minutes(), nothingYet, about);
  }

  /** What was approved stays as it is, and what readers see of it; the rows beneath may be written again. */
  private async reopen(meeting: Meeting, minutes: Minutes, note: string | null): Promise<void> {
    if (note === null) throw Invalid.field('/note', 'note-needed');
    const approvedParts = await this.approvedParts.of(meeting.id);
    const { organisationIds: approvedOrganisationIds } = await this.meetings.partiesOf(meeting);
    const kept = { approvedParts, approvedOrganisationIds };
    Object.assign(minutes, { erratumReason: note, roundEndsOn: null, ...kept });
    meeting.minutesState = 'erratum';
    meeting.version += 1;
    await this.db.save(meeting);
  }

  private async seal(
    actor: Actor,
    { meeting, minutes }: Held,
    notedForChair: boolean,
  ): Promise<MinutesVersion> {
    const content = canonical(await this.snapshot.take(meeting));
    return Object.assign(new MinutesVersion(), {
      id: newId(),
      meetingId: meeting.id,
      number: minutes.approvedVersion + 1,
      reference: minutes.reference ?? (await this.nextReference()),
      content,
      sha256: sha256(content),
      reason: minutes.erratumReason,
      approvedById: actor.id,
      approvedByName: actor.name,
      notedForChair,
      approvedAt: this.clock.now(),
    });
  }

  private async nextReference(): Promise<string> {
    const year = this.clock.today().slice(0, 4);
    const number = await this.numbering.next(`minutes:${year}`);
    return `NOT-${year}-${String(number).padStart(4, '0')}`;
  }

  private async mustBeAnswered(meetingId: string): Promise<void> {
    const open = await this.db.query(sql`
      SELECT id FROM minutes_comments WHERE meeting_id = ${meetingId} AND status = 'open' LIMIT 1`);
    if (open.length > 0) throw new Conflict('comments-unanswered');
  }

  private record(
    actor: Actor,
    id: string,
    verb: string,
    change: Record<string, unknown>,
    note: string | null,
  ) {
    return this.history.record(actor, { type: 'meeting', id }, verb, { change, note });
  }
}

const nothingYet = {
  roundEndsOn: null,
  reference: null,
  approvedVersion: 0,
  erratumReason: null,
  approvedParts: null,
  approvedOrganisationIds: null,
};

function isChair(actor: Actor, { chairPositionId }: Meeting): boolean {
  return actor.grants.some(
    ({ role, positionId }) => role === 'chair' && positionId != null && positionId === chairPositionId,
  );
}
