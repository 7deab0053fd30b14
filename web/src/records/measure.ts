import type { CommitmentRow } from '../api';
import type { Locale } from '../ui/format/date';
import { formatNumber, formatQuantity } from '../ui/format/number';

export type Measured = Pick<CommitmentRow, 'baseline' | 'direction' | 'progressValue' | 'target' | 'unit'>;

/**
 * How far a commitment is, in its own figures: "41/60 titik". What falls, or does not begin at zero, is no fraction
 * of its target, so it says from where to where: "33 (45 → 28 hari)". Null where the share in percent says it all.
 */
export function measureOf(commitment: Measured, locale: Locale): string | null {
  const { baseline, direction, progressValue, target, unit } = commitment;
  if (target === null || progressValue === null) return null;
  const value = formatNumber(progressValue, locale);
  const goal = formatQuantity(target, unit, locale);
  if (direction === 'down' || baseline !== 0) {
    return `${value} (${formatNumber(baseline, locale)}\u00a0→\u00a0${goal})`;
  }
  return unit === '%' && target === 100 ? null : `${value}/${goal}`;
}
