import { useList, type Estate } from '../../api';

/** The industrial estates; a regency does not have as many as one answer brings. */
export function useEstates(enabled = true): Estate[] {
  return useList('/api/estates', { limit: 200 }, { enabled }).items;
}
