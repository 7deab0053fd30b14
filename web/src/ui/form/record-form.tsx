import { Button } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { Notice, Problem } from '../feedback/states';
import { useText } from '../text';
import { LeaveGuard } from './leave-guard';
import classes from './record-form.module.css';
import { fieldId, pathOf, type RecordForm } from './use-record-form';

interface RecordFormViewProps<Values> {
  form: RecordForm<Values>;
  /** A verb: "Catat kemajuan", "Simpan rapat". */
  submitLabel: string;
  onCancel?: (() => void) | undefined;
  /** False where nothing is lost by leaving, as at sign-in. */
  guarded?: boolean;
  children: ReactNode;
}

/** The frame of a form: what was restored, what is wrong (with links), the fields, the moves. */
export function RecordFormView<Values>({
  form,
  submitLabel,
  onCancel,
  guarded = true,
  children,
}: RecordFormViewProps<Values>) {
  const t = useText();
  return (
    <form className={classes.form} onSubmit={form.submit} noValidate>
      {guarded && <LeaveGuard form={form} />}
      {form.restored && (
        <Notice>
          {t('common.form.restored')}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => form.reset()}>
            {t('common.form.discard')}
          </Button>
        </Notice>
      )}
      {!form.stale && <ProblemSummary problem={form.problem} />}
      {children}
      <div className={classes.moves}>
        <Button type="submit" loading={form.saving}>
          {submitLabel}
        </Button>
        {onCancel !== undefined && (
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}

interface Pointed {
  errors?: { pointer: string; message: string }[];
}

/** What is wrong, on top of the form; each line leads to its field. */
export function ProblemSummary({ problem }: { problem: unknown }) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);
  if (!problem) return null;
  const errors = (problem as Pointed).errors ?? [];
  if (errors.length === 0) return <Problem error={problem} />;
  return (
    <div ref={box} tabIndex={-1} role="alert" className={classes.summary}>
      <p className={classes.summaryTitle}>{t('common.form.problems', { count: errors.length })}</p>
      <ul>
        {errors.map(({ pointer, message }) => (
          <li key={pointer + message}>
            <a href={`#${fieldId(pathOf(pointer))}`} onClick={(event) => focusField(event, pointer)}>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function focusField(event: { preventDefault: () => void }, pointer: string): void {
  event.preventDefault();
  const field = document.getElementById(fieldId(pathOf(pointer)));
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}

/** Fields that belong together, side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}
