import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, type ReactNode } from 'react';
import { useText } from '../../ui';
import { useNote } from './desk';
import classes from './outcomes.module.css';
import { Outcomes } from './outcomes';
import { useWorking } from './working';

const OutcomeForm = lazy(async () => ({ default: (await import('./outcome-form')).OutcomeForm }));

interface OutcomePanelProps {
  itemId: string;
  /** The paragraph whose fields are open. */
  noteId: string | null;
  onClose: () => void;
}

/** Beside the notes: the fields of what a paragraph becomes, and what the item has brought so far. */
export function OutcomePanel({ itemId, noteId, onClose }: OutcomePanelProps) {
  const isNarrow = useMediaQuery('(max-width: 75em)', undefined, { getInitialValueInEffect: false });
  const { desk } = useWorking();
  const note = useNote(desk, noteId ?? '');
  const form = note && (
    <Suspense>
      <OutcomeForm key={`${note.id}.${note.mine.kind}`} note={note} onClose={onClose} />
    </Suspense>
  );
  if (isNarrow) {
    return (
      <>
        <aside className={classes.panel}>
          <Outcomes itemId={itemId} />
        </aside>
        {form && <Sheet onClose={onClose}>{form}</Sheet>}
      </>
    );
  }
  return (
    <aside className={classes.panel}>
      {form}
      <Outcomes itemId={itemId} />
    </aside>
  );
}

/** On a phone it has the whole screen, so that the keyboard leaves room for it. */
function Sheet({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const t = useText();
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  return (
    <Modal
      opened
      fullScreen={isPhone}
      title={t('minutes.panel')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      onClose={onClose}
    >
      {children}
    </Modal>
  );
}
