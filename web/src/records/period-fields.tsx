import { useText } from '../ui';
import { FieldRow, TypedDateInput } from '../ui/forms';
import type { Period } from './periods';

interface PeriodFieldsProps extends Period {
  today: string;
  onChange: (period: Period) => void;
}

/** Any two days, typed as people say them. */
export function PeriodFields({ from, to, today, onChange }: PeriodFieldsProps) {
  const t = useText();
  return (
    <FieldRow>
      <TypedDateInput
        label={t('common.period.from')}
        value={from ?? null}
        today={today}
        onChange={(day) => onChange({ from: day || undefined, to })}
      />
      <TypedDateInput
        label={t('common.period.to')}
        value={to ?? null}
        today={today}
        onChange={(day) => onChange({ from, to: day || undefined })}
      />
    </FieldRow>
  );
}
