import type { Actor } from '../../../kernel/policy.js';

/** Whether one of the roles that the actor holds obliges to a second factor. */
export function needsSecondFactor(
  actor: Actor,
  config: { needsSecondFactor(role: string): boolean },
): boolean {
  return actor.grants.some(({ role }) => config.needsSecondFactor(role));
}
