import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { useText } from '../../ui';
import { CommitmentForm } from './commitment-form';
import { DecisionForm } from './decision-form';
import { insertAfter } from './editing';
import { focusNote } from './focus';
import classes from './outcomes.module.css';
import type { Note } from './note';
import { useWorking } from './working';

/** The fields of what a paragraph becomes; Escape leads back to it. */
export function OutcomeForm({ note, onClose }: { note: Note; onClose: () => void }) {
  const t = useText();
  const { desk } = useWorking();
  const frame = useRef<HTMLDivElement>(null);
  const isDecision = note.mine.kind === 'decision';
  useLayoutEffect(() => {
    // A decision needs no more than its words; a promise first needs who promises.
    const wanted = isDecision ? 'textarea' : 'input';
    const field = frame.current?.querySelector<HTMLElement>(wanted);
    // The dialog of a phone takes the focus itself, a moment later, and gives it to what is marked.
    field?.setAttribute('data-autofocus', '');
    field?.focus();
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
    const isOpen = (event.target as HTMLElement).getAttribute('aria-expanded') === 'true';
    if (event.key !== 'Escape' || event.defaultPrevented || isOpen) return;
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
