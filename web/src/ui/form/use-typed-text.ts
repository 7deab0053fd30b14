import { useState } from 'react';

type Empty = null | undefined | '';

/**
 * The text of an input that understands what is typed. Typing owns the text; only a value that came from
 * elsewhere (a restored draft, a calendar) replaces it, and only if the text does not say the same already.
 */
export function useTypedText<Value extends string | number>(
  value: Value | Empty,
  write: (value: Value) => string,
  parse: (text: string) => Value | null,
): [string, (text: string) => void] {
  const known = value === undefined || value === '' ? null : value;
  const written = known === null ? '' : write(known);
  const [text, setText] = useState(written);
  const [seen, setSeen] = useState(known);
  if (known !== seen) {
    setSeen(known);
    // While one types, what is not understood yet is null on both sides, and the text stays.
    if (parse(text) !== known) setText(written);
  }
  return [text, setText];
}
