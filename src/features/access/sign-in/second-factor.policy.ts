import type { Actor } from '../../../kernel/policy.js';

/** Who has to set up a second factor gives the password for it; this long it stands for that they are still there. */
export const enrolmentMinutes = 30;

/** Whether one of the roles that the actor holds obliges to a second factor. */
export function needsSecondFactor(
  actor: Actor,
  config: { needsSecondFactor(role: string): boolean },
): boolean {
  return actor.grants.some(({ role }) => config.needsSecondFactor(role));
}
