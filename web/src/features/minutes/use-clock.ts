import { useEffect, useState } from 'react';
import type { Desk } from './desk';
import { type ItemClock, moveTo, noTime, readClock, seen } from './item-clock';

const sign = 5000;

/** The time that each item has taken, kept on this device so that it survives a reload. */
export function useClock({ copy }: Desk, itemId: string | null): ItemClock {
  const [clock, setClock] = useState<ItemClock | null>(null);
  useEffect(() => {
    let here = true;
    const begin = (kept: unknown) => here && setClock(seen(readClock(kept), Date.now()));
    copy.readClock().then(begin, () => begin(null));
    return () => {
      here = false;
    };
  }, [copy]);
  const isKnown = clock !== null;
  useEffect(() => {
    if (isKnown) setClock((before) => before && moveTo(before, itemId, Date.now()));
  }, [isKnown, itemId]);
  useEffect(() => {
    const timer = setInterval(() => setClock((before) => before && seen(before, Date.now())), sign);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    // Without a copy the time lasts as long as the page.
    if (clock !== null) copy.writeClock(clock).catch(() => undefined);
  }, [clock, copy]);
  return clock ?? noTime;
}

/** Draws again every second while something runs. */
export function useSecond(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}
