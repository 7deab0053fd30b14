import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
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
      {children}
    </Modal>
  );
}
