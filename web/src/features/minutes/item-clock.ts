/** How long each agenda item has been at hand: it runs on the item one has moved to. */
export interface ItemClock {
  /** Milliseconds that are over. */
  spent: Record<string, number>;
  running: { itemId: string; since: number; seen: number } | null;
}

export const noTime: ItemClock = { spent: {}, running: null };

/** After this long without a sign of the page, nobody was sitting there. */
const absence = 15 * 60_000;

/** Stops at the item that was at hand, and goes on at this one; null only stops. */
export function moveTo(clock: ItemClock, itemId: string | null, now: number): ItemClock {
  if (clock.running?.itemId === itemId) return clock;
  const running = itemId === null ? null : { itemId, since: now, seen: now };
  return { spent: stopped(clock, now), running };
}

function stopped({ spent, running }: ItemClock, now: number): Record<string, number> {
  if (running === null) return spent;
  const { itemId, since } = running;
  return { ...spent, [itemId]: (spent[itemId] ?? 0) + Math.max(0, now - since) };
}

/** A sign that the page is there; what lies before a long absence counts up to the last sign. */
export function seen(clock: ItemClock, now: number): ItemClock {
  const { running } = clock;
  if (running === null) return clock;
  if (now - running.seen <= absence) return { ...clock, running: { ...running, seen: now } };
  return { spent: stopped(clock, running.seen), running: { ...running, since: now, seen: now } };
}

export function spentOn({ spent, running }: ItemClock, itemId: string, now: number): number {
  const before = spent[itemId] ?? 0;
  return running?.itemId === itemId ? before + Math.max(0, now - running.since) : before;
}

/** Whatever was kept by an older page, or spoilt, is no time at all. */
export function readClock(kept: unknown): ItemClock {
  const { spent, running } = (kept ?? {}) as Partial<ItemClock>;
  if (typeof spent !== 'object' || spent === null) return noTime;
  return { spent, running: running ?? null };
}

/** "12.05": minutes and seconds, as a stop-watch shows them. */
export function watch(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}.${String(seconds % 60).padStart(2, '0')}`;
}
