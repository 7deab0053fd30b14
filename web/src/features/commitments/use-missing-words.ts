import { useLocale, useText } from '../../ui';
import type { Missing } from './moves';

/** "target, satuan, dan tenggat": what is missing, as one would say it; empty when nothing is. */
export function useMissingWords(missing: Missing[]): string {
  const t = useText();
  const words = missing.map((name) => t(`commitments.missing.${name}`));
  return new Intl.ListFormat(useLocale(), { type: 'conjunction' }).format(words);
}
