import '@mantine/dates/styles.layer.css';
import { DatePicker } from '@mantine/dates';
import 'dayjs/locale/id';
import { useLocale } from '../format/texts';

interface CalendarPickerProps {
  value: string | null;
  today: string;
  onPick: (day: string) => void;
}

/** The calendar for those who would rather point; loaded when it is first opened. */
export function CalendarPicker({ value, today, onPick }: CalendarPickerProps) {
  return (
    <DatePicker
      value={value}
      defaultDate={value ?? today}
      locale={useLocale()}
      firstDayOfWeek={1}
      onChange={(day) => day !== null && onPick(day)}
    />
  );
}
