import { useForm } from '@mantine/form';
import { useDebouncedCallback } from '@mantine/hooks';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { clearDraft, readDraft, writeDraft } from './local-draft';

interface FieldError {
  pointer: string;
  message: string;
}

interface ProblemLike {
  status?: number;
  errors?: FieldError[];
}

interface RecordFormOptions<Values> {
  initial: Values;
  /** Names the draft kept in this browser: person and record, e.g. `${me.id}.commitment-new`. */
  draft?: string;
  /** Sends the values. What it throws is shown: at the fields it points to, and in the summary on top. */
  save: (values: Values) => Promise<unknown>;
}

/** The value under a dotted path: `ValueAt<{ letter: { number: string } }, 'letter.number'>` is string. */
type ValueAt<Values, Path extends string> = Path extends `${infer Head}.${infer Rest}`
  ? Head extends keyof Values
    ? ValueAt<NonNullable<Values[Head]>, Rest>
    : never
  : Path extends keyof Values
    ? Values[Path]
    : never;

interface FieldProps<Value> {
  id: string;
  value: Value;
  /** Takes an event or a value, whichever the input gives. */
  onChange: (eventOrValue: unknown) => void;
  error: ReactNode;
}

interface CheckProps {
  id: string;
  checked: boolean;
  onChange: (event: unknown) => void;
  error: ReactNode;
}

export interface RecordForm<Values> {
  values: Values;
  set: <Key extends keyof Values & string>(key: Key, value: Values[Key]) => void;
  /** Spread into an input: id, value, onChange, error. */
  field: <Path extends string>(path: Path) => FieldProps<ValueAt<Values, Path>>;
  /** The same for a checkbox or a switch. */
  check: (path: string) => CheckProps;
  submit: (event?: FormEvent) => void;
  saving: boolean;
  /** Typed and not saved. */
  dirty: boolean;
  /** True after saving; the leave guard asks it at the moment of leaving. */
  isSettled: () => boolean;
  /** What came back instead of success. */
  problem: unknown;
  /** The record was saved by somebody else meanwhile (412). */
  stale: boolean;
  /** Something typed earlier was found and put back. */
  restored: boolean;
  reset: (values?: Values) => void;
}

export const fieldId = (path: string): string => `field-${path.replaceAll('.', '-')}`;

/** "/letter/number" points to the field `letter.number`. */
export function pathOf(pointer: string): string {
  return pointer.replace(/^[#/]+/, '').replaceAll('/', '.');
}

function errorsOf(problem: unknown): Record<string, string> {
  const errors = (problem as ProblemLike | null)?.errors ?? [];
  return Object.fromEntries(errors.map(({ pointer, message }) => [pathOf(pointer), message]));
}

type Inputs<Values> = Pick<RecordForm<Values>, 'field' | 'check'>;

function inputsOf<Values>(form: {
  getInputProps: (path: never, options?: { type: 'checkbox' }) => object;
}): Inputs<Values> {
  const dress = (path: string, props: object) => ({ error: null, ...props, id: fieldId(path) }) as never;
  return {
    field: (path) => dress(path, form.getInputProps(path as never)),
    check: (path) => dress(path, form.getInputProps(path as never, { type: 'checkbox' })),
  };
}

/** What was typed earlier and not saved, until it is saved or thrown away. */
function useFound<Values>(draftKey: string | null) {
  const [found] = useState(() => readDraft<Values>(draftKey));
  const [restored, setRestored] = useState(found !== null);
  const forget = () => {
    clearDraft(draftKey);
    setRestored(false);
  };
  return { found, restored, forget };
}

/** A form on a record: its draft survives a closed tab, its problems find their fields. */
export function useRecordForm<Values extends object>({
  initial,
  draft,
  save,
}: RecordFormOptions<Values>): RecordForm<Values> {
  const draftKey = draft ?? null;
  const { found, restored, forget } = useFound<Values>(draftKey);
  const [problem, setProblem] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const settled = useRef(false);
  const keep = useDebouncedCallback((values: unknown) => {
    if (!settled.current) writeDraft(draftKey, values);
  }, 300);
  const form = useForm<Values & Record<string, unknown>>({
    initialValues: { ...initial, ...found } as Values & Record<string, unknown>,
    onValuesChange: keep,
  });

  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (saving) return;
    setSaving(true);
    setProblem(null);
    form.clearErrors();
    settled.current = true;
    try {
      await save(form.getValues());
      clearDraft(draftKey);
    } catch (error) {
      settled.current = false;
      form.setErrors(errorsOf(error));
      setProblem(error);
    } finally {
      setSaving(false);
    }
  };

  const reset = (values: Values = initial) => {
    forget();
    setProblem(null);
    const next = values as Values & Record<string, unknown>;
    form.setValues(next);
    form.resetDirty(next);
    form.clearErrors();
  };

  return {
    values: form.values,
    ...inputsOf<Values>(form),
    set: (key, value) => form.setFieldValue(key as never, value as never),
    submit: (event) => void submit(event),
    saving,
    dirty: restored || form.isDirty(),
    isSettled: () => settled.current,
    problem,
    stale: (problem as ProblemLike | null)?.status === 412,
    restored,
    reset,
  };
}
