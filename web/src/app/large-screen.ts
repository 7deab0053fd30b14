import { useSyncExternalStore } from 'react';

const stored = 'sinergi.screen';
const listeners = new Set<() => void>();

/** The projector's switch: large type, no shell. `?layar=1` turns it on (public/first-paint.js); it lasts as long as the tab. */
export function useLargeScreen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => document.documentElement.dataset['screen'] === 'large',
  );
}

export function setLargeScreen(large: boolean): void {
  if (large) document.documentElement.dataset['screen'] = 'large';
  else delete document.documentElement.dataset['screen'];
  try {
    if (large) sessionStorage.setItem(stored, 'large');
    else sessionStorage.removeItem(stored);
  } catch {
    // Without storage the switch lasts until the page is loaded again.
  }
  for (const listener of listeners) listener();
}
