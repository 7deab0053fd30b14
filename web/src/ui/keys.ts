import { useEffect, useRef, useSyncExternalStore } from 'react';

/** A key of the page that is open: what it does is listed under `?`. */
export interface PageKey {
  /** 'e', '/', 'Enter', '?' as KeyboardEvent.key says it. */
  key: string;
  label: string;
  run?: (event: KeyboardEvent) => void;
}

const floating = '[role=dialog], [role=menu], [role=listbox]';
let layers: readonly PageKey[][] = [];
const listeners = new Set<() => void>();

function setLayers(next: readonly PageKey[][]) {
  layers = next;
  for (const listener of listeners) listener();
}

// A dialog closes on the same Escape that would leave the page, and may be gone before we are asked. So what was
// open is noted first: this listener is registered before any component's.
let hadDialog = false;
window.addEventListener('keydown', () => (hadDialog = isFloating()), { capture: true });

/** A closed list stays in the document, without a box. */
function isFloating(): boolean {
  return [...document.querySelectorAll(floating)].some((element) => element.getClientRects().length > 0);
}

/** Simple keys must not fire while somebody types, or while a dialog has the floor. */
function isBusy(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  const target = event.target as HTMLElement | null;
  if (
    target?.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]')
  )
    return true;
  return hadDialog;
}

/** Registers keys while the component is mounted; the innermost page wins. */
export function useKeys(keys: PageKey[]): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  const signature = keys.map(({ key, label }) => `${key} ${label}`).join('\n');
  useEffect(() => {
    const layer = latest.current;
    setLayers([...layers, layer]);
    return () => setLayers(layers.filter((other) => other !== layer));
  }, [signature]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isBusy(event)) return;
      const found = latest.current.find(({ key }) => key === event.key);
      if (!found?.run) return;
      event.preventDefault();
      found.run(event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** All keys that work right now, for the list under `?`. */
export function useAllKeys(): PageKey[] {
  const current = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => layers,
  );
  return current
    .flat()
    .filter(({ key }, index, all) => all.findIndex((other) => other.key === key) === index);
}
