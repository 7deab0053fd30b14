import { Conflict } from './errors.js';

export interface Transition<State extends string = string> {
  readonly from: readonly State[];
  readonly to: State;
}

/** States and verbs of one noun, as a table. A state changes only through a verb. */
export interface Lifecycle<State extends string, Verb extends string> {
  readonly noun: string;
  readonly states: readonly State[];
  readonly verbs: readonly Verb[];
  /** The state that `verb` enters from `state`; throws {@link Conflict} when the moment is wrong. */
  next(state: State, verb: Verb): State;
  /** The verbs that may leave `state`. */
  allowed(state: State): Verb[];
}

/**
 * Builds a lifecycle from its table: each verb names the states it may leave and the one it enters.
 *
 * @example lifecycle('door', ['open', 'shut'], { close: { from: ['open'], to: 'shut' } })
 */
export function lifecycle<const State extends string, const Verb extends string>(
  noun: string,
  states: readonly State[],
  table: Readonly<Record<Verb, Transition<NoInfer<State>>>>,
): Lifecycle<State, Verb> {
  const verbs = Object.keys(table) as Verb[];
  return {
    noun,
    states,
    verbs,
    next(state, verb) {
      const { from, to } = table[verb];
      if (!from.includes(state)) throw new Conflict('move-not-possible', { noun, verb, state });
      return to;
    },
    allowed: (state) => verbs.filter((verb) => table[verb].from.includes(state)),
  };
}
