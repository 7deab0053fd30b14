import type { MeetingRow } from '../../api';
import { useText } from '../../ui';

/** What there is of a meeting, and what is missing, as words: "18 dari 19 hadir · 6 keputusan · 12 komitmen". */
export function useMeetingWords(): (meeting: MeetingRow) => string {
  const t = useText();
  return ({ status, counts }) => {
    const { invited, present, agendaItems, decisions, commitments } = counts;
    const agenda =
      agendaItems === 0 ? t('meetings.words.no-agenda') : t('meetings.words.agenda', { count: agendaItems });
    const before = [
      invited === 0 ? t('meetings.words.no-invited') : t('meetings.words.invited', { count: invited }),
      agenda,
    ];
    const after = [
      present === 0 ? t('meetings.words.no-present') : t('meetings.words.present', { present, invited }),
      decisions === 0
        ? t('meetings.words.no-decisions')
        : t('meetings.words.decisions', { count: decisions }),
      commitments === 0
        ? t('meetings.words.no-commitments')
        : t('meetings.words.commitments', { count: commitments }),
    ];
    if (status === 'cancelled') return '';
    return (status === 'held' || status === 'closed' ? after : before).join(' · ');
  };
}
