import { Kbd, Modal } from '@mantine/core';
import { useText, type MessageId } from '../../ui';
import classes from './minutes.module.css';

/** Every key of the desk, in the order in which one learns them. */
export const keys: { key: string; label: MessageId }[] = [
  { key: 'Enter', label: 'minutes.keys.enter' },
  { key: 'Shift Enter', label: 'minutes.keys.line' },
  { key: '@', label: 'minutes.keys.speaker' },
  { key: '/', label: 'minutes.keys.command' },
  { key: 'Alt Enter', label: 'minutes.keys.panel' },
  { key: 'Backspace', label: 'minutes.keys.erase' },
  { key: 'Alt ↑ ↓', label: 'minutes.keys.move' },
  { key: 'PageUp PageDown', label: 'minutes.keys.item' },
  { key: 'Alt 1–9', label: 'minutes.keys.number' },
  { key: 'Ctrl /', label: 'minutes.keys.help' },
];

export function MinutesKeys({ onClose }: { onClose: () => void }) {
  const t = useText();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('minutes.keys')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <dl className={classes.keys}>
        {keys.map(({ key, label }) => (
          <div key={key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{t(label)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
