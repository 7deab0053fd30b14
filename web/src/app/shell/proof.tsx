import { lazy, Suspense, useEffect, useRef, useState, type RefObject } from 'react';
import { onProofNeeded } from '../../api';
import { WhenWorded } from '../../ui';

const ProveAgain = lazy(async () => ({
  default: (await import('../../features/access/prove-again')).ProveAgain,
}));

/** Asks, over whatever is open, that the person prove again who they are; what was begun then goes on by itself. */
export function Proof() {
  const [open, setOpen] = useState(false);
  const answer = useRef<((proven: boolean) => void) | null>(null);
  const end = (proven: boolean) => {
    answer.current?.(proven);
    answer.current = null;
    setOpen(false);
  };
  useEffect(() => {
    const ask = () =>
      new Promise<boolean>((resolve) => {
        answer.current = resolve;
        setOpen(true);
      });
    return onProofNeeded(ask);
  }, []);
  useOwnEscape(answer, () => end(false));
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <WhenWorded>
        <ProveAgain onProven={() => end(true)} onClose={() => end(false)} />
      </WhenWorded>
    </Suspense>
  );
}

/**
 * Escape closes this alone. A dialog beneath, with all that was typed into it, listens on the window as well, and would
 * close too; so this listens from before any of them is opened.
 */
function useOwnEscape(asked: RefObject<unknown>, close: () => void): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || asked.current === null) return;
      event.stopImmediatePropagation();
      latest.current();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [asked]);
}
