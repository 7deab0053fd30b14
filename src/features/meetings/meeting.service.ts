import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { checkVersion, Forbidden, Invalid, NotFound } from '../../kernel/errors.js';
import { newId } from '../../kernel/id.js';
import { type Actor, authorize, holds } from '../../kernel/policy.js';
import type { Classification } from '../../kernel/rights.js';
import { officeTimeZone, Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Numbering } from '../../platform/database/numbering.js';
import { difference, History } from '../../platform/history/history.js';
import { OrganisationsService, PositionsService } from '../directory/index.js';
import { allAttendances, inErratum } from './approved-parts.js';
import { ClosingQueries } from './closing/closing.queries.js';
import { MeetingNotices } from './invitations/notices.js';
import { type MeetingKind, referencePrefixes } from './meeting-kind.js';
import type { EditMeetingRequest, MoveMeetingRequest, NewMeetingRequest } from './meeting.dto.js';
import { type MeetingDeed, type MeetingParties, meetingPolicy } from './meeting.policy.js';
import { Meeting, mustBeOpen } from './meeting.js';

/** What was done to a part of a meeting: what history tells, and what the doer gets. */
export interface Alteration<Result> {
  verb: string;
  change: Record<string, unknown>;
  result: Result;
}

@Injectable()
export class MeetingsService {
  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly numbering: Numbering,
    private readonly organisations: OrganisationsService,
    private readonly positions: PositionsService,
    private readonly notices: MeetingNotices,
    private readonly closing: ClosingQueries,
  ) {}

  /** Begins a draft; with `previousId` it goes on with that meeting. */
  async create(actor: Actor, request: NewMeetingRequest, previousId: string | null = null): Promise<Meeting> {
    if (!holds(actor, 'meetings.create')) throw new Forbidden();
    return this.begin(actor, request, { previousId });
  }

  /** The same without asking for the right: for what goes on with something that was set up by who had it. */
  async begin(actor: Actor, request: NewMeetingRequest, origin: Origin): Promise<Meeting> {
    const { date, startTime, endTime, timeZone = officeTimeZone, letter, ...fields } = request;
    return this.db.transaction(async () => {
      await this.checkReferences(request);
      const classification = fields.classification ?? usualClassification(request.kind);
      const given = { ...origin, id: newId(), letter: letter ?? {}, classification };
      const meeting = Object.assign(new Meeting(), nothingYet, fields, given);
      meeting.plan({ date, startTime, endTime, timeZone });
      meeting.reference = await this.reference(request.kind, date.slice(0, 4));
      meeting.createdAt = this.clock.now();
      await this.db.save(meeting);
      const change = { reference: meeting.reference, ...request };
      await this.history.record(actor, subject(meeting), 'create', { change });
      return meeting;
    });
  }

  async edit(actor: Actor, id: string, version: number, request: EditMeetingRequest): Promise<void> {
    const { date, startTime, endTime, timeZone, letter, ...fields } = request;
    await this.alter(actor, id, version, async (meeting) => {
      await this.checkReferences(request);
      const { written: before, written: after } = meeting;
      Object.assign(after, fields);
      if (letter !== undefined) after.letter = letter === null ? {} : { ...after.letter, ...letter };
      const planned = given({ date, startTime, endTime, timeZone });
      if (Object.keys(planned).length > 0) after.plan({ ...after.schedule, ...planned });
      meeting.take(after);
      await this.notices.onEdit(before, meeting);
      return { verb: 'edit', change: difference({ ...before }, { ...after }), result: undefined };
    });
  }

  async move(actor: Actor, id: string, request: MoveMeetingRequest): Promise<void> {
    const { verb, nevertheless = null } = request;
    if (nevertheless !== null && verb !== 'close') throw Invalid.field('/nevertheless', 'only-closing');
    const note = nevertheless ?? request.note;
    await this.db.transaction(async () => {
      const meeting = await this.lock(actor, id, verb);
      const moved = meeting.move(verb, this.clock.now());
      const open = verb === 'close' ? await this.leftOpen(actor, meeting, nevertheless) : {};
      await this.db.save(meeting);
      await this.history.record(actor, subject(meeting), verb, { change: { ...moved, ...open }, note });
      await this.notices.onMove(meeting, verb, note);
    });
  }

  /**
   * Changes a part of a meeting (its plan, attendance, agenda, decisions): all of them share the meeting's lock
   * and version, so that the page has one truth. Without `version` nothing was read before (an addition).
   */
  async alter<Result>(
    actor: Actor,
    id: string,
    version: number | undefined,
    work: (meeting: Meeting) => Promise<Alteration<Result>>,
  ): Promise<Result> {
    return this.db.transaction(async () => {
      const meeting = await this.lock(actor, id, 'edit');
      if (version !== undefined) checkVersion(meeting, version);
      const { verb, change, result } = await work(meeting);
      meeting.touch();
      await this.db.save(meeting);
      await this.history.record(actor, subject(meeting), verb, { change });
      return result;
    });
  }

  /**
   * Keeps a meeting from being closed or moved while something is written under it that has a version of its own;
   * `alone` keeps other such writers waiting too.
   */
  async hold(actor: Actor, id: string, alone: boolean): Promise<void> {
    // One statement: this happens at every second of typing.
    const [meeting] = await this.db.query<MeetingParties & Pick<Meeting, 'status' | 'minutesState'>>(sql`
      SELECT ${parties}, m.status, m.minutes_state AS "minutesState"
      FROM meetings m WHERE m.id = ${id} ${alone ? sql`FOR UPDATE OF m` : sql`FOR SHARE OF m`}`);
    if (meeting === undefined) throw new NotFound();
    authorize(meetingPolicy, actor, 'edit', meeting);
    mustBeOpen(meeting);
  }

  /** Refuses readers who may not do `deed`, as the policy says. */
  async allow(actor: Actor, id: string, deed: MeetingDeed | 'read'): Promise<void> {
    authorize(meetingPolicy, actor, deed, await this.partiesOf({ id }));
  }

  /** Tells all that is open, unless the meeting is to be closed over it; then it is kept why. */
  private async leftOpen(actor: Actor, meeting: Meeting, why: string | null): Promise<{ open?: string[] }> {
    const open = await this.closing.openEnds(actor, meeting.id);
    if (open.length === 0) return {};
    if (why === null) throw new Invalid(open);
    meeting.closedOver = why;
    return { open: open.map(({ code }) => code) };
  }

  private async lock(actor: Actor, id: string, deed: MeetingDeed): Promise<Meeting> {
    const meeting = await this.db.lock(Meeting, id);
    authorize(meetingPolicy, actor, deed, await this.partiesOf(meeting));
    return meeting;
  }

  /** What the policy decides on; {@link NotFound} when there is no such meeting. */
  async partiesOf({ id }: Pick<Meeting, 'id'>): Promise<MeetingParties> {
    const [found] = await this.db.query<MeetingParties>(sql`
      SELECT ${parties} FROM meetings m WHERE m.id = ${id}`);
    if (found === undefined) throw new NotFound();
    return found;
  }

  private async reference(kind: MeetingKind, year: string): Promise<string> {
    const prefix = referencePrefixes[kind];
    const number = await this.numbering.next(`meeting:${prefix}:${year}`);
    return `${prefix}-${year}-${String(number).padStart(3, '0')}`;
  }

  private async checkReferences(request: EditMeetingRequest): Promise<void> {
    const { districtCode } = request;
    if (typeof districtCode === 'string')
      await this.organisations.districtMustExist(districtCode, '/districtCode');
    for (const field of ['chairPositionId', 'secretaryPositionId', 'noteTakerPositionId'] as const) {
      const id = request[field];
      if (typeof id === 'string') await this.positions.mustExist(id, `/${field}`);
    }
  }
}

/** What the policy decides on, of meeting `m`. */
const parties = sql`
  m.published_at IS NOT NULL AS published, m.classification, m.chair_position_id AS "chairPositionId",
  m.district_code AS "districtCode", ARRAY(
    SELECT DISTINCT t.organisation_id FROM ${allAttendances} t
    WHERE t.meeting_id = m.id AND t.approved = ${inErratum} AND t.organisation_id IS NOT NULL) AS "organisationIds"`;

const subject = ({ id }: Meeting) => ({ type: 'meeting', id });

/** What a meeting comes out of: the one before, a series. */
type Origin = Partial<Pick<Meeting, 'previousId' | 'seriesId' | 'recurrenceOn'>>;

/** A restricted meeting (rapat terbatas) is not for everyone to read unless somebody says so. */
const usualClassification = (kind: MeetingKind): Classification =>
  kind === 'restricted' ? 'internal' : 'open';

/** How a meeting begins, before anything is known of it. */
const nothingYet = {
  status: 'draft' as const,
  venue: null,
  districtCode: null,
  onlineUrl: null,
  organizer: null,
  chairPositionId: null,
  secretaryPositionId: null,
  noteTakerPositionId: null,
  erratum: null,
  previousId: null,
  seriesId: null,
  recurrenceOn: null,
  publishedAt: null,
  minutesState: null,
  closedOver: null,
  version: 1,
};

type Given<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

function given<Fields extends object>(fields: Fields): Given<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Given<Fields>;
}
