import { policyOf } from '../../../kernel/policy.js';
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

/** Whoever sits there, acts for them, or speaks for the organisation says whether the seat will be taken. */
export const seatPolicy = policyOf<SeatParties, typeof rights.seats>(rights.seats, {
  office: () => true,
  seat: ({ positionId, organisationId }, seat, actor) => {
    if (!seat.published) return false;
    const acts = positionId != null && positionId === seat.positionId;
    const speaks = organisationId != null && organisationId === seat.organisationId;
    return acts || speaks || (actor.id !== null && seat.userIds.includes(actor.id));
  },
});
