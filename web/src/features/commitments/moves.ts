import type { Commitment } from '../../api';

const verbs = [
  'agree',
  'start',
  'submit',
  'verify',
  'return',
  'block',
  'unblock',
  'hold',
  'resume',
  'cancel',
  'reopen',
] as const;

/** A move through the life of a commitment. */
export type Verb = (typeof verbs)[number];
export type Deed = Verb | 'report' | 'extend' | 'answer' | 'edit';

/** Moves that are done at once: each has a way back that leads exactly to where it was, or harms nobody. */
export const immediate: readonly Deed[] = ['start', 'unblock', 'resume'];
/** Moves that are asked about first: see `wayBack` for the few that can be taken back all the same. */
export type AskedVerb = Exclude<Verb, 'start' | 'unblock' | 'resume'>;
/** Moves that the other side must understand later. */
export const withReason: readonly Deed[] = ['return', 'block', 'hold', 'cancel', 'reopen'];

export type Missing = 'target' | 'unit' | 'due';

/** What a promise still lacks before it can be agreed and measured. */
export function missingOf(measure: Pick<Commitment, 'target' | 'unit' | 'dueOn'>): Missing[] {
  const missing: Missing[] = [];
  if (measure.target === null) missing.push('target');
  if (!measure.unit) missing.push('unit');
  if (!measure.dueOn) missing.push('due');
  return missing;
}

/** The moves of the moment in the order in which people look for them. */
function wished(commitment: Commitment): Deed[] {
  const { status, light, progressPercent } = commitment;
  switch (status) {
    case 'proposed':
      return ['agree', 'edit'];
    case 'submitted':
      return ['verify', 'return'];
    case 'on_hold':
      return ['resume', 'edit'];
    case 'agreed':
    case 'in_progress':
    case 'blocked':
      if (progressPercent >= 100) return ['submit', 'report'];
      return light === 'late' || light === 'at_risk'
        ? ['report', 'extend', 'submit']
        : ['report', 'submit', 'extend'];
    default:
      return [];
  }
}

const inMenu: Deed[] = [
  'report',
  'submit',
  'verify',
  'return',
  'extend',
  'start',
  'unblock',
  'resume',
  'edit',
  'block',
  'hold',
  'reopen',
  'cancel',
];

export interface Moves {
  /** The one next move. */
  main: Deed | null;
  beside: Deed | null;
  /** The rest, behind a menu. */
  more: Deed[];
}

/** Sorts what this reader may do now: the next move, the one beside it, the rest. */
export function movesOf(commitment: Commitment): Moves {
  const able = new Set(commitment.can as Deed[]);
  if (missingOf(commitment).length > 0) able.delete('agree');
  const [main = null, beside = null] = ['answer' as const, ...wished(commitment)].filter((deed) =>
    able.has(deed),
  );
  const more = inMenu.filter((deed) => able.has(deed) && deed !== main && deed !== beside);
  return { main, beside, more };
}

interface WayBack {
  verb: Verb;
  note: string | null;
}

/**
 * The move that leads exactly to where the commitment was, or null where there is none. `note` explains it in
 * the story where the way back needs a reason.
 */
export function wayBack(verb: Verb, before: Commitment, note: string): WayBack | null {
  const { obstacle } = before;
  if (verb === 'unblock') return obstacle === null ? null : { verb: 'block', note: obstacle };
  if (verb === 'resume') return { verb: 'hold', note };
  // These lead back to "in progress" only, and unblocking would forget an obstacle that was there before.
  if (before.status !== 'in_progress' || (verb === 'block' && obstacle !== null)) return null;
  const back = backToProgress[verb];
  return back === undefined ? null : { verb: back, note };
}

const backToProgress: Partial<Record<Verb, Verb>> = { block: 'unblock', hold: 'resume', cancel: 'reopen' };
