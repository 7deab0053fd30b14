import { useEffect, useRef, type RefObject } from 'react';
import { useKeys } from '../keys';
import { useText } from '../text';
import { cameBack, placeIn, rememberPlace } from './came-back';

const rowSelector = '[data-row]';

function move(container: HTMLElement | null, step: number): void {
  const rows = [...(container?.querySelectorAll<HTMLElement>(rowSelector) ?? [])];
  const current = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[current === -1 ? (step > 0 ? 0 : rows.length - 1) : current + step];
  const target = next?.querySelector<HTMLElement>('[data-row-link]') ?? next;
  target?.focus();
  target?.scrollIntoView({ block: 'nearest' });
}

/**
 * `j` and `k` walk the rows of the container, Enter follows the focused link. Who comes back from a record
 * stands on its row again.
 */
export function useRowFocus(container: RefObject<HTMLElement | null>, ready: boolean): void {
  const t = useText();
  const restored = useRef(false);
  useKeys([
    { key: 'j', label: t('common.keys.next'), run: () => move(container.current, 1) },
    { key: 'k', label: t('common.keys.previous'), run: () => move(container.current, -1) },
    { key: 'Enter', label: t('common.keys.open') },
  ]);
  useEffect(() => {
    if (!ready || restored.current) return;
    restored.current = true;
    const row = placeIn(location.pathname + location.search);
    if (row === undefined || !cameBack()) return;
    const element = container.current?.querySelector<HTMLElement>(
      `[data-row="${CSS.escape(row)}"] [data-row-link]`,
    );
    element?.focus({ preventScroll: true });
  }, [container, ready]);
  useEffect(() => {
    const element = container.current;
    const onFocus = (event: FocusEvent) => {
      const row = (event.target as HTMLElement).closest<HTMLElement>(rowSelector)?.dataset['row'];
      if (row !== undefined) rememberPlace(location.pathname + location.search, row);
    };
    element?.addEventListener('focusin', onFocus);
    return () => element?.removeEventListener('focusin', onFocus);
  });
}
