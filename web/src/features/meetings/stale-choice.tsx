import { useState, type ReactNode } from 'react';
import { StaleWrite, type RecordForm } from '../../ui/forms';
import { fieldsLike, touched } from './touched';
import type { Seen } from './seen';

interface StaleChoiceProps<Values extends object> {
  form: RecordForm<Values>;
  /** What the meeting holds now, as the form would show it; null when it was removed. */
  theirs: () => Values | null;
  /** What the person saw when beginning; moved on when mine is kept. */
  seen: Seen<Values>;
  labels: Record<keyof Values, string>;
  show?: (key: keyof Values, value: unknown) => ReactNode;
}

/** Somebody else saved this very part first: both versions, and the choice. */
export function StaleChoice<Values extends object>(props: StaleChoiceProps<Values>) {
  const { form, theirs, seen, labels, show } = props;
  const [closed, setClosed] = useState<unknown>(null);
  if (!form.stale) return null;
  const stored = theirs();
  const mine = touched(form.values, seen.values);
  const keepMine = () => {
    seen.move({ ...seen.values, ...fieldsLike(stored, mine) });
    form.submit();
  };
  const takeTheirs = () => {
    if (stored === null) return;
    seen.move(stored);
    form.reset(stored);
  };
  return (
    <StaleWrite
      opened={closed !== form.problem}
      mine={form.values}
      theirs={stored}
      labels={fieldsLike(labels, mine)}
      {...(show ? { show } : {})}
      onMine={keepMine}
      onTheirs={takeTheirs}
      onClose={() => setClosed(form.problem)}
    />
  );
}
