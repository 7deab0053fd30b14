import type { Meeting } from '../../api';
import { useText } from '../../ui';

/** What a held meeting still lacks before it can well be closed, as words. */
export function useMissing({ attendances, decisions, agendaItems }: Meeting): string[] {
  const t = useText();
  const unmarked = attendances.filter(({ status }) => status === 'invited' || status === 'confirmed').length;
  const unwritten = agendaItems.every(({ notes }) => notes === null);
  return [
    ...(attendances.length === 0 ? [t('meetings.missing.attendees')] : []),
    ...(unmarked > 0 ? [t('meetings.missing.marks', { count: unmarked })] : []),
    ...(unwritten ? [t('meetings.missing.notes')] : []),
    ...(decisions.length === 0 ? [t('meetings.missing.decisions')] : []),
  ];
}
