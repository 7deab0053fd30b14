import { useEffect, useLayoutEffect, useRef, useState, type MouseEvent } from 'react';
import { Problem } from '../feedback/states';
import { useText } from '../text';
import classes from './record-form.module.css';
import { fieldId, pathOf } from './use-record-form';

interface Fault {
  pointer: string;
  message: string;
}

/** What is wrong, on top of the form; each line names its field and leads to it. */
export function ProblemSummary({ problem }: { problem: unknown }) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const faults = (problem as { errors?: Fault[] } | null)?.errors ?? [];
  // The label beside the field is the one name of it that the reader knows. Before paint, and before it is read out.
  useLayoutEffect(() => {
    const pointed = (problem as { errors?: Fault[] } | null)?.errors ?? [];
    setNames(new Map(pointed.map(({ pointer }) => [pointer, nameOf(fieldId(pathOf(pointer)))])));
  }, [problem]);
  useEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);
  if (!problem) return null;
  if (faults.length === 0) return <Problem error={problem} />;
  return (
    <div ref={box} tabIndex={-1} role="alert" className={classes.summary}>
      <p className={classes.summaryTitle}>{t('common.form.problems', { count: faults.length })}</p>
      <ul>
        {faults.map(({ pointer, message }) => (
          <li key={pointer + message}>
            <Line id={fieldId(pathOf(pointer))} name={names.get(pointer) ?? ''} message={message} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** "Tenggat: Harus berupa tanggal …"; a fault of something that the form does not show leads nowhere. */
function Line({ id, name, message }: { id: string; name: string; message: string }) {
  const t = useText();
  if (name === '') return message;
  return (
    <a href={`#${id}`} onClick={(event) => focusField(event, id)}>
      {t('common.form.problem-of', { name, message })}
    </a>
  );
}

function nameOf(id: string): string {
  const label = document.getElementById(`${id}-label`)?.cloneNode(true) as HTMLElement | undefined;
  // The asterisk of what is required is for eyes only.
  for (const mark of label?.querySelectorAll('[aria-hidden]') ?? []) mark.remove();
  return label?.textContent.trim() ?? '';
}

function focusField(event: MouseEvent, id: string): void {
  event.preventDefault();
  const field = document.getElementById(id);
  const input = field?.matches('input, textarea, button') ? field : field?.querySelector('input');
  input?.focus();
  input?.scrollIntoView({ block: 'center' });
}
