import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocale } from '../format/texts';
import { useText } from '../text';
import classes from './record-form.module.css';
import { parseTypedTime } from './typed-time';
import { useTypedText } from './use-typed-text';

interface TimeInputProps {
  label: string;
  description?: ReactNode;
  /** 'HH:MM', or '' while nothing understandable is typed. */
  value: string | null | undefined;
  onChange: (time: string) => void;
  error?: ReactNode;
  id?: string;
  required?: boolean;
}

/** A time of day typed as people say it: "9", "09.30", "1430". */
export function TimeInput({ value, onChange, ...input }: TimeInputProps) {
  const t = useText();
  const locale = useLocale();
  const written = (time: string) => (locale === 'id' ? time.replace(':', '.') : time);
  const [text, setText] = useTypedText(value, written, parseTypedTime);
  const isUnclear = text.trim() !== '' && !value;
  return (
    <div>
      <TextInput
        {...input}
        value={text}
        inputMode="decimal"
        placeholder={written('09:00')}
        autoComplete="off"
        onChange={(event) => {
          setText(event.currentTarget.value);
          onChange(parseTypedTime(event.currentTarget.value) ?? '');
        }}
        onBlur={() => value && setText(written(value))}
      />
      {isUnclear && (
        <p className={classes.understood} data-unclear role="status">
          {t('common.time.unclear')}
        </p>
      )}
    </div>
  );
}
