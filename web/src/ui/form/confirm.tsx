import { lazy, Suspense, type ComponentProps } from 'react';
import type { ConfirmMove } from './confirm-move';

const Later = lazy(async () => ({ default: (await import('../forms')).ConfirmMove }));

/** {@link ConfirmMove} for pages that come without forms: rendered while it is open, it is loaded when first asked. */
export function Confirm(props: Omit<ComponentProps<typeof ConfirmMove>, 'opened'>) {
  return (
    <Suspense>
      <Later opened {...props} />
    </Suspense>
  );
}
