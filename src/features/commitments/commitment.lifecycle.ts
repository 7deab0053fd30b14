import { lifecycle } from '../../kernel/lifecycle.js';

export const commitmentStatuses = [
  'proposed',
  'agreed',
  'in_progress',
  'submitted',
  'fulfilled',
  'blocked',
  'on_hold',
  'cancelled',
] as const;
export type CommitmentStatus = (typeof commitmentStatuses)[number];

/** Being late is no state: it follows from the due date (architecture, decision 6). */
export const commitmentLifecycle = lifecycle('commitment', commitmentStatuses, {
  agree: { from: ['proposed'], to: 'agreed' },
  start: { from: ['agreed'], to: 'in_progress' },
  submit: { from: ['agreed', 'in_progress', 'blocked'], to: 'submitted' },
  verify: { from: ['submitted'], to: 'fulfilled' },
  return: { from: ['submitted'], to: 'in_progress' },
  block: { from: ['agreed', 'in_progress'], to: 'blocked' },
  unblock: { from: ['blocked'], to: 'in_progress' },
  hold: { from: ['agreed', 'in_progress', 'blocked'], to: 'on_hold' },
  resume: { from: ['on_hold'], to: 'in_progress' },
  cancel: { from: ['proposed', 'agreed', 'in_progress', 'blocked', 'on_hold'], to: 'cancelled' },
  reopen: { from: ['fulfilled', 'cancelled'], to: 'in_progress' },
});

export const commitmentVerbs = commitmentLifecycle.verbs;
export type CommitmentVerb = (typeof commitmentVerbs)[number];

/** States in which the owner works on it, and in which it can become late. */
export const openStatuses: readonly CommitmentStatus[] = ['agreed', 'in_progress', 'blocked'];

/** Verbs that the other side must understand later: they need a reason. */
export const verbsWithReason: readonly CommitmentVerb[] = ['return', 'block', 'hold', 'cancel', 'reopen'];
