import { useEffect, useState } from 'react';

/**
 * For a dialog that is rendered only while it is open: when it goes, the focus goes back to the button that opened it
 * (for an entry of a menu, to the button of the menu), else to the heading of the page. Mantine returns it only for
 * dialogs that stay and are closed.
 */
export function useReturnFocus(opened = true): void {
  const [{ opener, isOurs }] = useState(() => ({ opener: openerNow(), isOurs: opened }));
  useEffect(
    () => () => {
      if (!isOurs) return;
      // After the page has had its say: a form that moves on, or a row that takes the focus itself, comes first.
      window.setTimeout(() => {
        if (document.activeElement !== null && document.activeElement !== document.body) return;
        const target = opener?.isConnected ? opener : document.querySelector<HTMLElement>('main h1');
        target?.focus({ preventScroll: true });
      }, 20);
    },
    [opener, isOurs],
  );
}

function openerNow(): HTMLElement | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return null;
  const button = focused.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  return button == null ? focused : document.getElementById(button);
}
