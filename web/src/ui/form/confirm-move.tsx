import { Button, Modal, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useText } from '../text';
import { ProblemSummary } from './problem-summary';
import { useReturnFocus } from './use-return-focus';
import classes from './record-form.module.css';

interface ConfirmMoveProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What follows from it, by name: whom it tells, what it ends. */
  children?: ReactNode;
  /** A label asks for a note; `noteRequired` does not go on without one. */
  noteLabel?: string | undefined;
  noteRequired?: boolean;
  /** Who reads the note. */
  noteText?: string;
  confirmLabel: string;
  danger?: boolean;
  /** Something is still to be chosen. */
  disabled?: boolean;
  /** Does it; what it throws is shown here and the dialog stays. */
  onConfirm: (note: string) => Promise<unknown>;
}

/** Does the move once; what it throws is kept to be shown. */
function useConfirmed(onConfirm: ConfirmMoveProps['onConfirm'], onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const confirm = async (note: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await onConfirm(note);
      onDone();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, confirm };
}

/** Asks before a move that cannot be taken back, or that needs a reason. Everything else: do it and `tell` with undo. */
export function ConfirmMove(props: ConfirmMoveProps) {
  const {
    opened,
    onClose,
    title,
    children,
    noteLabel,
    noteRequired,
    noteText,
    confirmLabel,
    danger,
    disabled,
    onConfirm,
  } = props;
  const t = useText();
  useReturnFocus(opened);
  const [note, setNote] = useState('');
  const { busy, problem, confirm } = useConfirmed(onConfirm, () => {
    setNote('');
    onClose();
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <ProblemSummary problem={problem} />
      {children !== undefined && <div className={classes.dialogText}>{children}</div>}
      {noteLabel !== undefined && (
        <Textarea
          id="field-note"
          label={noteLabel}
          description={noteText}
          required={noteRequired === true}
          autosize
          minRows={3}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          data-autofocus
        />
      )}
      <div className={classes.dialogMoves}>
        <Button variant="default" onClick={onClose} data-autofocus={danger === true || undefined}>
          {t('common.cancel')}
        </Button>
        <Button
          color={danger ? 'red' : 'sea'}
          loading={busy}
          disabled={disabled === true || (noteRequired === true && note.trim() === '')}
          onClick={() => void confirm(note.trim())}
          data-autofocus={(danger !== true && disabled !== true) || undefined}
        >
          {confirmLabel}
        </Button>
      </div>
    </Modal>
  );
}
