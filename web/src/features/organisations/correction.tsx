import { useQueryClient } from '@tanstack/react-query';
import { useRef, type ReactNode } from 'react';
import { isStale, refresh } from '../../api';
import { useText } from '../../ui';
import { Dialog, type RecordForm, RecordFormView, StaleWrite, useRecordForm } from '../../ui/forms';

interface CorrectionProps<Values extends object, Current> {
  title: string;
  draft: string;
  /** The version that was read. */
  version: number;
  values: Values;
  /** What the server holds by now, when somebody else was first. */
  read: (current: Current) => { version: number; values: Values };
  labels: Partial<Record<keyof Values, string>>;
  show?: (key: keyof Values, value: unknown) => ReactNode;
  submitLabel?: string;
  size?: string;
  save: (version: number, values: Values) => Promise<unknown>;
  onClose: () => void;
  children: (form: RecordForm<Values>) => ReactNode;
}

/** A small form over the page that corrects one record; who saved meanwhile is shown beside it, and one chooses. */
export function Correction<Values extends object, Current>(props: CorrectionProps<Values, Current>) {
  const {
    title,
    draft,
    values,
    read,
    labels,
    show,
    submitLabel,
    size = 'md',
    save,
    onClose,
    children,
  } = props;
  const t = useText();
  const queries = useQueryClient();
  const seen = useRef(props.version);
  const reload = () => refresh(queries, '/api/organisations', '/api/positions', '/api/people');
  const form = useRecordForm<Values>({
    initial: values,
    draft,
    save: async (typed) => {
      await save(seen.current, typed);
      await reload();
      onClose();
    },
  });
  const theirs = isStale(form.problem) ? read(form.problem.current as Current) : null;
  const keepMine = () => {
    if (theirs !== null) seen.current = theirs.version;
    form.submit();
  };
  const takeTheirs = () => {
    form.reset();
    void reload();
    onClose();
  };
  return (
    <>
      <Dialog opened={!form.stale} onClose={onClose} title={title} size={size}>
        <RecordFormView form={form} submitLabel={submitLabel ?? t('common.save')} onCancel={onClose}>
          {children(form)}
        </RecordFormView>
      </Dialog>
      <StaleWrite
        opened={form.stale}
        mine={form.values}
        theirs={theirs?.values ?? null}
        labels={labels}
        {...(show ? { show } : {})}
        onMine={keepMine}
        onTheirs={takeTheirs}
        onClose={onClose}
      />
    </>
  );
}
