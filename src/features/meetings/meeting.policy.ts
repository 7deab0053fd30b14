import { type Actor, policyOf, type Relation } from '../../kernel/policy.js';
import { type Classification, classifications, clears, type Reach, rights } from '../../kernel/rights.js';
import { isFinal, meetingLifecycle, type MeetingStatus } from './meeting.lifecycle.js';

/** What the policy looks at. */
export interface MeetingParties {
  /** It has left its draft; one that is cancelled before remains what staff alone have heard of. */
  readonly published: boolean;
  readonly classification: Classification;
  readonly chairPositionId: string | null;
  readonly districtCode: string | null;
  /** The organisations on the attendance list. */
  readonly organisationIds: readonly string[];
}

/** `approved`: the minutes lock what was agreed on. `erratum`: they are open again, to be corrected. */
export type MinutesState = 'approved' | 'erratum' | null;

/** `edit` covers attendance, agenda, notes and decisions; `history` tells all, the exempt parts as well. */
export type MeetingDeed = Exclude<keyof typeof rights.meetings, 'read' | 'create'>;

/** A draft is told to nobody but those who prepare it. */
const published =
  (relation: Relation<MeetingParties>): Relation<MeetingParties> =>
  (grant, meeting, actor) =>
    meeting.published && clears(grant.role, meeting.classification) && relation(grant, meeting, actor);

const relations = {
  office: () => true,
  published: published(() => true),
  chaired: published(({ positionId }, m) => positionId != null && positionId === m.chairPositionId),
  attending: published(({ organisationId }, m) => m.organisationIds.some((id) => id === organisationId)),
  tenants: published(({ tenantIds = [] }, m) => m.organisationIds.some((id) => tenantIds.includes(id))),
  district: published(({ districtCode }, m) => districtCode != null && districtCode === m.districtCode),
} satisfies Partial<Record<Reach, Relation<MeetingParties>>>;

export const meetingPolicy = policyOf<MeetingParties, typeof rights.meetings>(rights.meetings, relations);

/** The minutes of a meeting, once they leave the desk of who writes them. */
export const minutesPolicy = policyOf<MeetingParties, typeof rights.minutes>(rights.minutes, relations);

/**
 * What a reader is shown of the minutes. `current`, as they stand: from the round of correction on for who takes part,
 * or once the meeting is closed over them without one; before that for who writes, and the side of the chair. While an
 * erratum is a draft, all others go on reading what was `approved`.
 */
export function minutesShown(
  actor: Actor,
  meeting: MeetingParties,
  { status, minutesState, minutes }: { status: MeetingStatus; minutesState: MinutesState; minutes: string },
): 'current' | 'approved' | null {
  if (!minutesPolicy.read(actor, meeting)) return null;
  const haveLeftTheDesk = minutes !== 'draft' || (status === 'closed' && minutesState === null);
  if (haveLeftTheDesk || meetingPolicy.notes(actor, meeting)) return 'current';
  return minutesState === 'erratum' ? 'approved' : null;
}

/** The classifications of agenda items, and of what was decided on them, that the reader may see: by a role that reaches the meeting. */
export function seenBy(actor: Actor, meeting: MeetingParties): Classification[] {
  const reaching = actor.grants.filter((grant) => meetingPolicy.read({ ...actor, grants: [grant] }, meeting));
  return classifications.filter((each) => reaching.some(({ role }) => clears(role, each)));
}

/** What the moment allows, whoever asks. */
export function possibleDeeds(status: MeetingStatus, minutes: MinutesState = null): MeetingDeed[] {
  const isOpen = minutes === 'erratum' || (minutes === null && !isFinal(status));
  return ['history', 'notes', ...(isOpen ? (['edit'] as const) : []), ...meetingLifecycle.allowed(status)];
}
