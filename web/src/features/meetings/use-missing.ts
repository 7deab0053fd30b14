import type { Meeting } from '../../api';
import { useText } from '../../ui';
import { useSaid } from './use-said';

/** What a held meeting still lacks before it can well be closed, as sentences. */
export function useMissing(meeting: Meeting): string[] {
  const t = useText();
  const { attendances, decisions } = meeting;
  const { paragraphs, error } = useSaid(meeting);
  const unmarked = attendances.filter(({ status }) => status === 'invited' || status === 'confirmed').length;
  const list = [
    ...(attendances.length === 0 ? [t('meetings.missing.attendees')] : []),
    ...(unmarked > 0 ? [t('meetings.missing.marks', { count: unmarked })] : []),
    ...(paragraphs?.length === 0 ? [t('meetings.missing.notes')] : []),
    ...(decisions.length === 0 ? [t('meetings.missing.decisions')] : []),
  ];
  return [
    ...(list.length > 0 ? [t('meetings.missing', { list: list.join(', ') })] : []),
    // Nobody closes a meeting believing that its notes were looked at.
    ...(paragraphs === null ? [t(error ? 'meetings.missing.unknown' : 'meetings.missing.looking')] : []),
  ];
}
