import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { RecordFormView, type RecordForm } from '../../ui/forms';
import classes from './meeting.module.css';

interface InlineFormProps<Values> {
  form: RecordForm<Values>;
  label: string;
  submitLabel: string;
  onClose: () => void;
  children: ReactNode;
}

/** A form in its place on the page. Ctrl Enter saves, Escape puts it aside and keeps the draft. */
export function InlineForm<Values>({ form, label, submitLabel, onClose, children }: InlineFormProps<Values>) {
  const box = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    // An open list or calendar closes first.
    if (event.key === 'Escape' && !box.current?.querySelector('[aria-expanded=true]')) {
      event.stopPropagation();
      onClose();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.submit();
    }
  };
  const discard = () => {
    form.reset();
    onClose();
  };
  return (
    <div
      ref={box}
      className={classes.inline}
      role="group"
      aria-label={label}
      onKeyDown={onKeyDown}
      data-print="no"
    >
      <RecordFormView form={form} submitLabel={submitLabel} onCancel={discard} showsStale>
        {children}
      </RecordFormView>
    </div>
  );
}
