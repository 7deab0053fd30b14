import { ActionIcon, Loader, Popover, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { formatDay } from '../format/date';
import { useLocale } from '../format/texts';
import { useText } from '../text';
import { isWorkingDay, type Holidays } from './calendar-days';
import { useHolidays } from './holidays';
import classes from './record-form.module.css';
import { parseTypedDate } from './typed-date';
import { useTypedText } from './use-typed-text';

const CalendarPicker = lazy(async () => ({ default: (await import('./calendar-picker')).CalendarPicker }));

interface TypedDateInputProps {
  label: string;
  description?: ReactNode;
  /** 'YYYY-MM-DD', or '' while nothing understandable is typed. */
  value: string | null | undefined;
  onChange: (day: string) => void;
  /** The office's day, from useOffice().today. */
  today: string;
  lean?: 'future' | 'past';
  error?: ReactNode;
  id?: string;
  required?: boolean;
}

/** A date typed as people say it; what was understood stands below. A calendar is one click away. */
export function TypedDateInput({ value, onChange, today, lean, ...input }: TypedDateInputProps) {
  const t = useText();
  const locale = useLocale();
  const holidays = useHolidays();
  const [open, setOpen] = useState(false);
  const context = { today, ...(holidays ? { holidays } : {}), ...(lean ? { lean } : {}) };
  const parse = (typed: string) => parseTypedDate(typed, context);
  const [text, setText] = useTypedText(value, (day: string) => formatDay(day, locale), parse);
  const type = (next: string) => {
    setText(next);
    onChange(parse(next) ?? '');
  };
  const pick = (day: string) => {
    setOpen(false);
    setText(formatDay(day, locale));
    onChange(day);
  };
  const toggle = (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('common.date.open')}
          onClick={() => setOpen(!open)}
        >
          <IconCalendar size="1.125rem" stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Suspense fallback={<Loader size="sm" />}>
          <CalendarPicker value={value || null} today={today} onPick={pick} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
  return (
    <div>
      <TextInput
        {...input}
        value={text}
        placeholder={t('common.date.placeholder')}
        autoComplete="off"
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => value && setText(formatDay(value, locale))}
        rightSection={toggle}
      />
      <Understood text={text} day={value ?? ''} holidays={holidays} />
    </div>
  );
}

/** "Jumat, 30 Januari 2026, hari kerja": said aloud too, since it changes while one types. */
function Understood({ text, day, holidays }: { text: string; day: string; holidays: Holidays | undefined }) {
  const t = useText();
  const locale = useLocale();
  if (text.trim() === '') return null;
  if (day === '') {
    return (
      <p className={classes.understood} data-unclear role="status">
        {t('common.date.unclear')}
      </p>
    );
  }
  // Without the list of holidays only a weekend is certain.
  const kind = !isWorkingDay(day, holidays)
    ? t('common.date.day-off')
    : holidays
      ? t('common.date.working-day')
      : null;
  return (
    <p className={classes.understood} role="status">
      {[formatDay(day, locale, 'full'), kind].filter(Boolean).join(', ')}
    </p>
  );
}
