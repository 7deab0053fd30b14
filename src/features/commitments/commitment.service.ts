import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../kernel/calendar.js';
import { checkVersion, Conflict, Forbidden, Invalid } from '../../kernel/errors.js';
import { newId } from '../../kernel/id.js';
import { type Actor, authorize, holds, onBehalf } from '../../kernel/policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Numbering } from '../../platform/database/numbering.js';
import { difference, History } from '../../platform/history/history.js';
import { OrganisationsService } from '../directory/index.js';
import type { EditCommitmentRequest, MoveCommitmentRequest, NewCommitmentRequest } from './commitment.dto.js';
import { verbsWithReason } from './commitment.lifecycle.js';
import { type CommitmentDeed, commitmentPolicy, onBehalfOf } from './commitment.policy.js';
import { CommitmentQueries } from './commitment.queries.js';
import { Commitment } from './commitment.js';

@Injectable()
export class CommitmentsService {
  constructor(
    private readonly db: Database,
    private readonly queries: CommitmentQueries,
    private readonly organisations: OrganisationsService,
    private readonly numbering: Numbering,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /** Writes down what was promised; it stays a proposal until it is agreed. */
  async create(actor: Actor, request: NewCommitmentRequest): Promise<Commitment> {
    if (!holds(actor, 'commitments.create')) throw new Forbidden();
    return this.db.transaction(async () => {
      const { ownerId, meetingId = null, agendaItemId = null, decisionId = null } = request;
      await this.checkReferences(request, ownerId);
      const reference = await this.reference(meetingId, agendaItemId, decisionId);
      const commitment = Object.assign(new Commitment(), nothingYet, editable(request), {
        id: newId(),
        reference,
        ownerId,
        meetingId,
        agendaItemId,
        decisionId,
        createdAt: this.clock.now(),
      });
      commitment.settle();
      await this.db.save(commitment);
      const { direction, baseline, classification } = commitment;
      const change = { reference, direction, baseline, classification, ...request };
      await this.history.record(actor, subject(commitment), 'create', { change });
      return commitment;
    });
  }

  edit(actor: Actor, id: string, version: number, request: EditCommitmentRequest): Promise<Commitment> {
    return this.db.transaction(async () => {
      const { commitment, by } = await this.lock(actor, id, 'edit');
      checkVersion(commitment, version);
      if (['fulfilled', 'cancelled'].includes(commitment.status)) throw new Conflict('move-not-possible');
      await this.checkReferences(request, commitment.ownerId);
      if (
        request.dueOn !== undefined &&
        commitment.status !== 'proposed' &&
        request.dueOn !== commitment.dueOn
      ) {
        throw Invalid.field('/dueOn', 'agreed-date');
      }
      const change = difference({ ...commitment }, editable(request));
      Object.assign(commitment, editable(request), { version: commitment.version + 1 });
      commitment.settle();
      await this.db.save(commitment);
      await this.history.record(by, subject(commitment), 'edit', { change });
      return commitment;
    });
  }

  move(actor: Actor, id: string, { verb, note = null }: MoveCommitmentRequest): Promise<Commitment> {
    return this.db.transaction(async () => {
      const { commitment, by } = await this.lock(actor, id, verb);
      if (verbsWithReason.includes(verb) && !note?.trim()) throw Invalid.field('/note', 'note-needed');
      const change = commitment.move(verb, { now: this.clock.now(), today: this.clock.today(), note });
      await this.db.save(commitment);
      await this.history.record(by, subject(commitment), verb, { change, note });
      return commitment;
    });
  }

  /**
   * Locks a commitment for a deed that the policy allows, and says by whom it is done: who enters for a tenant, or acts
   * for a leader, signs so.
   */
  async lock(actor: Actor, id: string, deed: CommitmentDeed): Promise<{ commitment: Commitment; by: Actor }> {
    const commitment = await this.db.lock(Commitment, id);
    const parties = await this.queries.partiesOf(commitment);
    authorize(commitmentPolicy, actor, deed, parties);
    const behalf = onBehalfOf(actor, deed, parties);
    if (behalf === null) return { commitment, by: actor };
    return { commitment, by: onBehalf(actor, await this.queries.nameOf(behalf, parties)) };
  }

  private async checkReferences(
    { verifierId, districtCode }: EditCommitmentRequest,
    ownerId: string,
  ): Promise<void> {
    await this.organisations.mustExist(ownerId, '/ownerId');
    if (typeof verifierId === 'string') await this.organisations.mustExist(verifierId, '/verifierId');
    if (typeof districtCode === 'string')
      await this.organisations.districtMustExist(districtCode, '/districtCode');
  }

  /** The next number in the meeting, or in the year when it was promised outside one. */
  private async reference(meetingId: string | null, agendaItemId: string | null, decisionId: string | null) {
    if (meetingId === null) {
      if (agendaItemId !== null || decisionId !== null) throw Invalid.field('/meetingId', 'required');
      const year = yearOf(this.clock.today());
      return `KMT-${year}-${padded(await this.numbering.next(`commitment:${year}`), 3)}`;
    }
    const meeting = await this.queries.meetingReference(meetingId, agendaItemId, decisionId);
    if (meeting === undefined) throw Invalid.field('/meetingId', 'unknown-reference');
    return `${meeting}/${padded(await this.numbering.next(`commitment:${meetingId}`), 2)}`;
  }
}

export const subject = ({ id }: Commitment) => ({ type: 'commitment', id });

const padded = (number: number, digits: number): string => String(number).padStart(digits, '0');
const yearOf = (day: LocalDate): string => day.slice(0, 4);

/** How a commitment begins, before anything is known of it. */
const nothingYet: Partial<Commitment> = {
  status: 'proposed',
  verifierId: null,
  supporting: null,
  indicator: null,
  direction: 'up',
  baseline: 0,
  target: null,
  unit: null,
  dueOn: null,
  firstDueOn: null,
  evidenceRequired: null,
  place: null,
  districtCode: null,
  plannedValue: null,
  classification: 'open',
  question: null,
  obstacle: null,
  progressValue: null,
  progressPercent: 0,
  progressOn: null,
  agreedAt: null,
  submittedAt: null,
  fulfilledOn: null,
  version: 1,
};

/** The fields of a request that are fields of the commitment, without those left out. */
function editable(request: EditCommitmentRequest): Partial<Commitment> {
  const {
    ownerId: _,
    meetingId: __,
    agendaItemId: ___,
    decisionId: ____,
    ...fields
  } = request as NewCommitmentRequest;
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
