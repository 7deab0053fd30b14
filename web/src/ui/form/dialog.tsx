import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useText } from '../text';
import { useReturnFocus } from './use-return-focus';

interface DialogProps {
  title: string;
  opened?: boolean;
  size?: string;
  onClose: () => void;
  children: ReactNode;
}

/** A form over the page; on a phone it has the whole screen, so that the keyboard leaves room for it. */
export function Dialog({ title, opened = true, size = 'lg', onClose, children }: DialogProps) {
  const t = useText();
  useReturnFocus();
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      fullScreen={isPhone}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {isPhone ? children : <FirstField>{children}</FirstField>}
    </Modal>
  );
}

/** At a desk one types at once: the first field takes the focus, not the button that closes. */
function FirstField({ children }: { children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (body.current?.querySelector('[data-autofocus]') !== null) return;
    const field = body.current.querySelector('input:not([type="hidden"]):enabled, textarea:enabled');
    field?.setAttribute('data-autofocus', '');
  }, []);
  return <div ref={body}>{children}</div>;
}
