import type { Meeting } from '../../api';
import { useText } from '../../ui';
import { useSaid } from './use-said';

/** What a held meeting still lacks before it can well be closed, as words. */
export function useMissing(meeting: Meeting): string[] {
  const t = useText();
  const { attendances, decisions } = meeting;
  const said = useSaid(meeting);
  const unmarked = attendances.filter(({ status }) => status === 'invited' || status === 'confirmed').length;
  return [
    ...(attendances.length === 0 ? [t('meetings.missing.attendees')] : []),
    ...(unmarked > 0 ? [t('meetings.missing.marks', { count: unmarked })] : []),
    ...(said.length === 0 ? [t('meetings.missing.notes')] : []),
    ...(decisions.length === 0 ? [t('meetings.missing.decisions')] : []),
  ];
}
