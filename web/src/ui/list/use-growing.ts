import { useDeferredValue } from 'react';

/**
 * How many of a long list are drawn: the first few at once, so that the page answers; the others right after, in
 * slices between which it goes on answering. Nothing is left out for long: paper and searching find all of it.
 */
export function useGrowing(length: number, first: number): number {
  return useDeferredValue(length, Math.min(length, first));
}
