import { Radio, Stack } from '@mantine/core';
import { dayOf, formatDay, useLocale, useText } from '../../ui';
import type { Series } from './series-page';

export type Scope = 'following' | 'all';

interface ScopeChoiceProps {
  first: Series['meetings'][number];
  value: Scope;
  onChange: (scope: Scope) => void;
}

/** Which of the meetings to come are meant. A single one is changed on its own page. */
export function ScopeChoice({ first: { startsAt, timeZone }, value, onChange }: ScopeChoiceProps) {
  const t = useText();
  const locale = useLocale();
  const day = formatDay(dayOf(startsAt, timeZone), locale, 'full');
  return (
    <Radio.Group label={t('series.scope')} value={value} onChange={(scope) => onChange(scope as Scope)}>
      <Stack gap="xs" mt="xs">
        <Radio value="all" label={t('series.scope.all')} />
        <Radio value="following" label={t('series.scope.following', { day })} />
      </Stack>
    </Radio.Group>
  );
}
