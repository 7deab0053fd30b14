import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useText } from '../text';
import classes from './toast.module.css';

interface Toast {
  id: number;
  message: string;
  tone: 'plain' | 'bad';
  undo: (() => unknown) | undefined;
}

const plainTime = 5_000;
const undoTime = 10_000;

let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

function show(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function add(toast: Omit<Toast, 'id'>): void {
  count += 1;
  // Three at most: who does ten things in ten seconds can take back the last three.
  show([...toasts.slice(-2), { ...toast, id: count }]);
}

const remove = (id: number) => show(toasts.filter((toast) => toast.id !== id));

/** Says that something was done; with `undo`, offers to take it back for ten seconds. */
export function tell(message: string, undo?: () => unknown): void {
  add({ message, undo, tone: 'plain' });
}

type Refusal = { detail?: string | null; errors?: { message: string }[] };

/** Says that something failed and was not done; one field at fault says more than that there is one. */
export function tellProblem(error: unknown, fallback: string): void {
  const { detail, errors = [] } = (error ?? {}) as Refusal;
  const message = (errors.length === 1 ? errors[0]?.message : detail) ?? fallback;
  add({ message, undo: undefined, tone: 'bad' });
}

/** Where what was told appears; mounted once. The region is always there, so that screen readers listen to it. */
export function Toaster() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className={classes.region} role="status" aria-live="polite" data-print="no">
      {shown.map((toast) => (
        <ToastView key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

/** Its time stands still while someone points at it or has the focus in it. */
function ToastView({ toast }: { toast: Toast }) {
  const t = useText();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const time = toast.undo !== undefined || toast.tone === 'bad' ? undoTime : plainTime;
    const timer = setTimeout(() => remove(toast.id), time);
    return () => clearTimeout(timer);
  }, [held, toast]);
  const undo = () => {
    remove(toast.id);
    void toast.undo?.();
  };
  return (
    <div
      className={classes.toast}
      data-tone={toast.tone}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={classes.message}>{toast.message}</span>
      {toast.undo !== undefined && (
        <Button size="compact-md" variant="subtle" onClick={undo}>
          {t('common.undo')}
        </Button>
      )}
      <button
        type="button"
        className={classes.close}
        aria-label={t('common.close')}
        onClick={() => remove(toast.id)}
      >
        <IconX size="1rem" stroke={1.75} aria-hidden />
      </button>
    </div>
  );
}
