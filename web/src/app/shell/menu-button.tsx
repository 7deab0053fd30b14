import { type ComponentPropsWithoutRef, lazy, Suspense, useEffect, useState } from 'react';
import type { ShellMenuProps } from './menu';

const load = () => import('./menu');
const ShellMenu = lazy(async () => ({ default: (await load()).ShellMenu }));

interface Props extends ComponentPropsWithoutRef<'button'> {
  menu: Pick<ShellMenuProps, 'account' | 'entries' | 'position' | 'width'>;
}

/**
 * A button of the shell. Its menu comes when the first page stands and the browser rests, and with it what most further
 * pages need as well (scripts/budget.mjs counts on that); a press does not wait for rest.
 */
export function MenuButton({ menu, ...props }: Props) {
  const [opened, setOpened] = useState<boolean | null>(null);
  useEffect(() => whenAtRest(() => void load()), []);
  const waiting = (
    <button
      type="button"
      {...props}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => setOpened(true)}
    />
  );
  if (opened === null) return waiting;
  return (
    <Suspense fallback={waiting}>
      <ShellMenu
        {...menu}
        target={<button type="button" {...props} />}
        opened={opened}
        onChange={setOpened}
      />
    </Suspense>
  );
}

function whenAtRest(work: () => void): () => void {
  // Safari knows no idle callback.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, 2000);
    return () => clearTimeout(timer);
  }
  const callback = requestIdleCallback(work);
  return () => cancelIdleCallback(callback);
}
