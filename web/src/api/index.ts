export { api, client, ifMatch, onSessionChanged, speak } from './client';
export { useList, type List } from './lists';
export { isStale, ProblemError } from './problem';
export { createQueries, refresh } from './query-client';
export { askAgain, loadMe, officeOptions, useMe, useOffice, useSetMe } from './session';
export type * from './types';
