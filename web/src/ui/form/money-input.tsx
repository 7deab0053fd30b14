import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatMoney, formatNumber } from '../format/number';
import { useLocale } from '../format/texts';
import { useText } from '../text';
import classes from './record-form.module.css';
import { parseTypedAmount } from './typed-amount';
import { useTypedText } from './use-typed-text';

interface AmountInputProps {
  label: string;
  description?: ReactNode;
  value: number | null | undefined;
  onChange: (value: number | null) => void;
  error?: ReactNode;
  id?: string;
  required?: boolean;
  placeholder?: string;
}

/** Rupiah typed as people say them: "1,25 M" becomes Rp 1.250.000.000, which is shown below. */
export function MoneyInput(props: AmountInputProps) {
  const locale = useLocale();
  return <AmountInput {...props} prefix="Rp" understood={(value) => formatMoney(value, locale)} />;
}

/** A plain quantity; "1.250" and "1,5" are read as the language writes them. */
export function QuantityInput({ unit, ...props }: AmountInputProps & { unit?: string | undefined }) {
  return <AmountInput {...props} suffix={unit} understood={null} />;
}

interface Dressed extends AmountInputProps {
  prefix?: string;
  suffix?: string | undefined;
  understood: ((value: number) => string) | null;
}

function AmountInput({ value, onChange, prefix, suffix, understood, ...input }: Dressed) {
  const t = useText();
  const locale = useLocale();
  const write = (amount: number) => formatNumber(amount, locale, 4);
  const [text, setText] = useTypedText(value, write, (typed) => parseTypedAmount(typed, locale));
  const type = (next: string) => {
    setText(next);
    onChange(parseTypedAmount(next, locale));
  };
  const hint = amountHint(text, value, understood, t('common.amount.unclear'));
  return (
    <div>
      <TextInput
        {...input}
        value={text}
        inputMode={understood === null ? 'decimal' : 'text'}
        autoComplete="off"
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => typeof value === 'number' && setText(write(value))}
        leftSection={prefix}
        rightSection={suffix}
        rightSectionWidth={suffix === undefined ? 0 : `${suffix.length * 0.55 + 1.5}rem`}
      />
      {hint !== null && (
        <p className={classes.understood} data-unclear={hint.unclear || undefined} role="status">
          {hint.text}
        </p>
      )}
    </div>
  );
}

function amountHint(
  text: string,
  value: number | null | undefined,
  understood: Dressed['understood'],
  unclear: string,
) {
  if (text.trim() === '') return null;
  if (value === null || value === undefined) return { text: unclear, unclear: true };
  return understood === null ? null : { text: understood(value), unclear: false };
}
