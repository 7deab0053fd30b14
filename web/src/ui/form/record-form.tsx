import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Notice } from '../feedback/states';
import { useAgain } from '../feedback/use-again';
import { useText } from '../text';
import { LeaveGuard } from './leave-guard';
import { ProblemSummary } from './problem-summary';
import classes from './record-form.module.css';
import type { RecordForm } from './use-record-form';

interface RecordFormViewProps<Values> {
  form: RecordForm<Values>;
  /** A verb: "Catat kemajuan", "Simpan rapat". */
  submitLabel: string;
  onCancel?: (() => void) | undefined;
  /** False where nothing is lost by leaving, as at sign-in. */
  guarded?: boolean;
  /** The form itself shows both versions when somebody else saved first; else the summary says so. */
  showsStale?: boolean;
  children: ReactNode;
}

/** The frame of a form: what was restored, what is wrong (with links), the fields, the moves. */
export function RecordFormView<Values>({
  form,
  submitLabel,
  onCancel,
  guarded = true,
  showsStale = false,
  children,
}: RecordFormViewProps<Values>) {
  const t = useText();
  const again = useAgain(form.problem, submitLabel);
  return (
    <form
      className={classes.form}
      onSubmit={again.waiting ? (event) => event.preventDefault() : form.submit}
      noValidate
    >
      {guarded && <LeaveGuard form={form} />}
      {form.restored && (
        <Notice>
          {t('common.form.restored')}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => form.reset()}>
            {t('common.form.discard')}
          </Button>
        </Notice>
      )}
      {!again.over && <Wrong form={form} showsStale={showsStale} />}
      <div role="status" className={classes.again}>
        {again.over && <Notice tone="good">{t('common.wait.over')}</Notice>}
      </div>
      {children}
      <div className={classes.moves}>
        <Button type="submit" loading={form.saving} {...again.button} />
        {onCancel !== undefined && (
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}

interface WrongProps {
  form: Pick<RecordForm<unknown>, 'problem' | 'stale'>;
  showsStale: boolean;
}

/** What is wrong; that somebody else saved first, only where the form does not show both versions. */
function Wrong({ form: { problem, stale }, showsStale }: WrongProps) {
  return stale && showsStale ? null : <ProblemSummary problem={problem} />;
}

/** Fields that belong together, side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}
