import { lifecycle } from '../../../kernel/lifecycle.js';

export const minutesStatuses = ['draft', 'correction', 'awaiting_approval', 'approved'] as const;
export type MinutesStatus = (typeof minutesStatuses)[number];

/** A round ends by a verb, or when its last day is over (see {@link Minutes.settle}). */
export const minutesLifecycle = lifecycle('minutes', minutesStatuses, {
  open_round: { from: ['draft', 'awaiting_approval'], to: 'correction' },
  end_round: { from: ['correction'], to: 'awaiting_approval' },
  approve: { from: ['awaiting_approval'], to: 'approved' },
  // An erratum: what was approved stays, and a draft of the next version begins.
  correct: { from: ['approved'], to: 'draft' },
});

export const minutesVerbs = minutesLifecycle.verbs;
export type MinutesVerb = (typeof minutesVerbs)[number];
