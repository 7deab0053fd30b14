import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useText } from '../../ui';
import { CommitmentForm } from './commitment-form';
import { DecisionForm } from './decision-form';
import { useNote } from './desk';
import { insertAfter } from './editing';
import { focusNote } from './focus';
import classes from './minutes.module.css';
import type { Note } from './note';
import { Outcomes } from './outcomes';
import { useWorking } from './working';

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
  const form = note && <OutcomeForm key={`${note.id}.${note.mine.kind}`} note={note} onClose={onClose} />;
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

function Sheet({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const t = useText();
  return (
    <Drawer
      opened
      position="bottom"
      size="auto"
      title={t('minutes.panel')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      onClose={onClose}
    >
      {children}
    </Drawer>
  );
}

function OutcomeForm({ note, onClose }: { note: Note; onClose: () => void }) {
  const t = useText();
  const { desk } = useWorking();
  const frame = useRef<HTMLDivElement>(null);
  const isDecision = note.mine.kind === 'decision';
  useEffect(() => {
    // A decision needs no more than its words; a promise first needs who promises.
    const wanted = isDecision ? 'textarea' : 'input';
    frame.current?.querySelector<HTMLElement>(wanted)?.focus();
  }, [isDecision]);
  const back = () => {
    onClose();
    focusNote({ id: note.id, caret: note.mine.text.length });
  };
  const goOn = () => {
    onClose();
    focusNote(insertAfter(desk.book, note.mine.agendaItemId, note.id));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // A list that is open inside closes first.
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    back();
  };
  const Form = isDecision ? DecisionForm : CommitmentForm;
  const title = t(isDecision ? 'minutes.decision.new' : 'minutes.commitment.new');
  return (
    <div ref={frame} className={classes.form} role="group" aria-label={title} onKeyDown={onKeyDown}>
      <h3>{title}</h3>
      <Form note={note} onDone={goOn} onCancel={back} />
    </div>
  );
}
