import { useText } from '../../ui';
import { FieldRow, TypedDateInput } from '../../ui/forms';

interface DuePeriodProps {
  from: string | undefined;
  to: string | undefined;
  today: string;
  onChange: (change: { dueFrom: string | undefined; dueTo: string | undefined }) => void;
}

/** Any two days, typed as people say them. */
export function DuePeriod({ from, to, today, onChange }: DuePeriodProps) {
  const t = useText();
  return (
    <FieldRow>
      <TypedDateInput
        label={t('commitments.period.from')}
        value={from ?? null}
        today={today}
        onChange={(day) => onChange({ dueFrom: day || undefined, dueTo: to })}
      />
      <TypedDateInput
        label={t('commitments.period.to')}
        value={to ?? null}
        today={today}
        onChange={(day) => onChange({ dueFrom: from, dueTo: day || undefined })}
      />
    </FieldRow>
  );
}
