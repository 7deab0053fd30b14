import { type Actor, policyOf, type Relation } from '../../../kernel/policy.js';
import { rights } from '../../../kernel/rights.js';

/** What the policy looks at. */
export interface SeatParties {
  /** The meeting has left its draft. */
  readonly published: boolean;
  readonly positionId: string | null;
  readonly organisationId: string | null;
  /** The users who hold the position today, or who are the invited person. */
  readonly userIds: readonly string[];
}

const seat: Relation<SeatParties> = ({ positionId, organisationId }, parties, actor) => {
  if (!parties.published) return false;
  const acts = positionId != null && positionId === parties.positionId;
  const speaks = organisationId != null && organisationId === parties.organisationId;
  return acts || speaks || (actor.id !== null && parties.userIds.includes(actor.id));
};

/** Whoever sits there, acts for them, or speaks for the organisation says whether the seat will be taken. */
export const seatPolicy = policyOf<SeatParties, typeof rights.seats>(rights.seats, {
  office: () => true,
  seat,
});

/** Whether a seat is the reader's own, whatever they may note for others. */
export function isOwnSeat(actor: Actor, parties: SeatParties): boolean {
  return seatPolicy.read(actor, parties) && actor.grants.some((grant) => seat(grant, parties, actor));
}
