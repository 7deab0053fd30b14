export { api, client, ifMatch, onProofNeeded, onSessionChanged, speak, stayWhenSessionEnds } from './client';
export { randomId } from './idempotency';
export { useList, type List } from './lists';
export { isStale, ProblemError } from './problem';
export { createQueries, refresh } from './query-client';
export { askAgain, loadMe, officeOptions, useMe, useOffice, useSetMe } from './session';
export type * from './types';
