import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useText } from '../../ui';

interface FormModalProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A form over the record; on a phone it has the whole screen, so that the keyboard leaves room for it. */
export function FormModal({ title, onClose, children }: FormModalProps) {
  const t = useText();
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      fullScreen={isPhone}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {children}
    </Modal>
  );
}
