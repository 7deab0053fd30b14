import { useEffect, useRef, useSyncExternalStore } from 'react';

/** A key of the page that is open: what it does is listed under `?`. */
export interface PageKey {
  /** 'e', '/', 'Enter', '?' as KeyboardEvent.key says it. */
  key: string;
  /** Empty where another line of the list names it already. */
  label: string;
  run?: (event: KeyboardEvent) => void;
}

/** The keys of one component; those of the shell work everywhere, after what the page itself has. */
interface Layer {
  keys: { readonly current: PageKey[] };
  everywhere: boolean;
}

const floating = '[role=dialog], [role=menu], [role=listbox]';
let layers: readonly Layer[] = [];
const listeners = new Set<() => void>();

/** The page before the shell, whichever was mounted first; of two on a page the later one. */
function setLayers(next: readonly Layer[]) {
  layers = next.toSorted((one, other) => Number(one.everywhere) - Number(other.everywhere));
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

document.addEventListener('keydown', (event) => {
  if (isBusy(event)) return;
  const asked = layers.flatMap(({ keys }) => keys.current).filter(({ key }) => key === event.key);
  const found = asked.find(({ run }) => run !== undefined);
  if (found?.run === undefined) return;
  event.preventDefault();
  found.run(event);
});

/** Registers keys while the component is mounted; those of a page come before those that work `everywhere`. */
export function useKeys(keys: PageKey[], everywhere = false): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  const signature = keys.map(({ key, label }) => `${key} ${label}`).join('\n');
  useEffect(() => {
    const layer = { keys: latest, everywhere };
    setLayers([layer, ...layers]);
    return () => setLayers(layers.filter((other) => other !== layer));
  }, [signature, everywhere]);
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
    .flatMap(({ keys }) => keys.current)
    .filter(
      ({ key, label }, index, all) => label !== '' && all.findIndex((other) => other.key === key) === index,
    );
}
