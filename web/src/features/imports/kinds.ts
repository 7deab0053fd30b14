import type { Answer } from '../../api';

export type Import = Answer<'/api/imports/{id}'>;
export type Kind = Import['kind'];
export type Outcome = keyof Import['counts'];

/** What can be imported, and the right in me.can that opens it. */
export const kinds: { kind: Kind; right: string }[] = [
  { kind: 'organisations', right: 'organisations.import' },
  { kind: 'people', right: 'organisations.import' },
  { kind: 'villages', right: 'regions.import' },
];

export const outcomes = ['create', 'update', 'same', 'duplicate', 'refused'] as const;
