import { lazy, Suspense } from 'react';
import type { Dialog } from './shell';

const Palette = lazy(async () => ({ default: (await import('./palette')).Palette }));
const KeysHelp = lazy(async () => ({ default: (await import('./keys-help')).KeysHelp }));
const SignOut = lazy(async () => ({ default: (await import('./sign-out')).SignOut }));

/** Dialogs of the shell, loaded when first opened. */
export function LazyDialogs({ dialog, onClose }: { dialog: Dialog; onClose: () => void }) {
  return (
    <Suspense fallback={null}>
      {dialog === 'palette' && <Palette onClose={onClose} />}
      {dialog === 'keys' && <KeysHelp onClose={onClose} />}
      {dialog === 'sign-out' && <SignOut onClose={onClose} />}
    </Suspense>
  );
}
