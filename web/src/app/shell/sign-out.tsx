import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../ui';
import classes from './dialogs.module.css';
import { useSignOut } from './session-moves';

/** Asks before signing out throws away what was typed and not saved. */
export function SignOut({ onClose }: { onClose: () => void }) {
  const t = useText();
  const signOut = useSignOut();
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    await signOut();
    setBusy(false);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('shell.sign-out.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <p>{t('shell.sign-out.text')}</p>
      <div className={classes.moves}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('common.cancel')}
        </Button>
        <Button color="red" loading={busy} onClick={() => void leave()}>
          {t('shell.sign-out.discard')}
        </Button>
      </div>
    </Modal>
  );
}
