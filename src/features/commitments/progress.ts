/** Whether the figure shall rise, fall, or the thing is simply done or not. */
export const directions = ['up', 'down', 'yes_no'] as const;
export type Direction = (typeof directions)[number];

/**
 * How much of the way from `baseline` to `target` is done at `value`, in whole percent from 0 to 100. Serves
 * falling targets as well: from 45 days to 28, 33 days are 71 %. Only a target that is reached is 100 %.
 */
export function percentOf(value: number, baseline: number, target: number | null): number {
  if (target === null || target === baseline) return 0;
  const share = (value - baseline) / (target - baseline);
  return share >= 1 ? 100 : Math.min(99, Math.max(0, Math.round(share * 100)));
}
