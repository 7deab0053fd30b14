import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useText } from '../text';
import classes from './record-form.module.css';

interface Guarded {
  dirty: boolean;
  isSettled: () => boolean;
}

/** Asks before a page with unsaved typing is left. The draft is kept either way. */
export function LeaveGuard({ form }: { form: Guarded }) {
  const t = useText();
  const isUnsaved = () => form.dirty && !form.isSettled();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && isUnsaved(),
    enableBeforeUnload: isUnsaved,
    withResolver: true,
  });
  return (
    <Modal
      opened={status === 'blocked'}
      onClose={() => reset?.()}
      title={t('common.leave.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <p>{t('common.leave.text')}</p>
      <div className={classes.dialogMoves}>
        <Button variant="default" onClick={() => proceed?.()}>
          {t('common.leave.go')}
        </Button>
        <Button onClick={() => reset?.()} data-autofocus>
          {t('common.leave.stay')}
        </Button>
      </div>
    </Modal>
  );
}
