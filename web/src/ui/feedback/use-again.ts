import { useEffect, useLayoutEffect, useState } from 'react';
import { useText } from '../text';

export interface Again {
  /** True until whatever was refused may be tried again. */
  waiting: boolean;
  /** The wait has ended, and nothing was tried since. */
  over: boolean;
  /** Spread into the button; it stays where it is and keeps the focus. */
  button: { children: string; 'data-disabled'?: true; 'aria-disabled'?: true };
}

/** Counts down on the button of what was refused for now, as the server says when it may be tried again. */
export function useAgain(problem: unknown, label: string): Again {
  const t = useText();
  const until = (problem as { retryAt?: number | null } | null)?.retryAt ?? null;
  const [now, setNow] = useState(0);
  useLayoutEffect(() => setNow(Date.now()), [until]);
  const seconds = until === null || now === 0 ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
  const waiting = seconds > 0;
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [waiting]);
  if (!waiting) return { waiting, over: until !== null, button: { children: label } };
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  const children = t('common.wait', { time });
  return { waiting, over: false, button: { children, 'data-disabled': true, 'aria-disabled': true } };
}
