import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useText } from '../text';
import classes from './toast.module.css';

const undoTime = 10_000;

interface ToastProps {
  id: string;
  message: string;
  undo?: (() => unknown) | undefined;
}

function ToastBody({ id, message, undo }: ToastProps) {
  const t = useText();
  return (
    <span className={classes.toast}>
      <span>{message}</span>
      {undo !== undefined && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            notifications.hide(id);
            void undo();
          }}
        >
          {t('common.undo')}
        </Button>
      )}
    </span>
  );
}

let count = 0;

/** Says that something was done; with `undo`, offers to take it back for ten seconds. */
export function tell(message: string, undo?: () => unknown): void {
  count += 1;
  const id = `toast-${count}`;
  notifications.show({
    id,
    message: <ToastBody id={id} message={message} undo={undo} />,
    autoClose: undo === undefined ? 5000 : undoTime,
    withBorder: true,
    icon: null,
    // Spoken by screen readers when it appears, without taking the focus.
    role: 'status',
    color: 'sea',
  });
}

/** Says that something failed and was not done. */
export function tellProblem(error: unknown, fallback: string): void {
  const detail = (error as { detail?: string | null } | null)?.detail;
  notifications.show({ message: detail ?? fallback, color: 'red', autoClose: 10_000, withBorder: true, role: 'alert' });
}
