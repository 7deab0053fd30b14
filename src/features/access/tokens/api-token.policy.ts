import { holds, type Policy } from '../../../kernel/policy.js';

/** A token is its maker's; an administrator may see and end any, but learns no secret. */
export const tokenPolicy: Policy<{ readonly userId: string }, 'revoke'> = {
  read: (actor, { userId }) => actor.id === userId || holds(actor, 'tokens.read'),
  revoke: (actor, { userId }) => actor.id === userId || holds(actor, 'tokens.read'),
};
