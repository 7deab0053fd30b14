import { Kbd, Modal } from '@mantine/core';
import { useAllKeys, useText } from '../../ui';
import classes from './dialogs.module.css';

const names: Record<string, string> = { Escape: 'Esc' };

/** Every key that works on the page that is open. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const t = useText();
  const keys = [{ key: 'Ctrl K', label: t('shell.keys.go') }, ...useAllKeys()];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('shell.keys')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <dl className={classes.keys}>
        {keys.map(({ key, label }) => (
          <div key={key}>
            <dt>
              <Kbd>{names[key] ?? key}</Kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
