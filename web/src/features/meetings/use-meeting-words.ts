import { useOffice, type MeetingRow } from '../../api';
import { isHeld } from '../../records';
import { dayOf, useText } from '../../ui';

/** What there is of a meeting, and what is missing, as words: "18 dari 19 hadir · 6 keputusan · 12 komitmen". */
export function useMeetingWords(): (meeting: MeetingRow) => string {
  const t = useText();
  const { today } = useOffice();
  const plan = ({ counts: { invited, agendaItems } }: MeetingRow) => [
    invited === 0 ? t('meetings.words.no-invited') : t('meetings.words.invited', { count: invited }),
    agendaItems === 0 ? t('meetings.words.no-agenda') : t('meetings.words.agenda', { count: agendaItems }),
  ];
  const outcome = ({ counts: { invited, present, decisions, commitments } }: MeetingRow) => [
    present === 0 ? t('meetings.words.no-present') : t('meetings.words.present', { present, invited }),
    decisions === 0 ? t('meetings.words.no-decisions') : t('meetings.words.decisions', { count: decisions }),
    commitments === 0
      ? t('meetings.words.no-commitments')
      : t('meetings.words.commitments', { count: commitments }),
  ];
  const words = (meeting: MeetingRow): string[] => {
    const { status, startsAt, timeZone } = meeting;
    if (status === 'cancelled') return [];
    if (isHeld(meeting)) return outcome(meeting);
    const hasPassed = status === 'scheduled' && dayOf(startsAt, timeZone) < today;
    return hasPassed ? [t('meetings.words.passed'), ...plan(meeting)] : plan(meeting);
  };
  // A line breaks between the words for two things, never within them.
  return (meeting) =>
    words(meeting)
      .map((part) => part.replaceAll(' ', '\u00a0'))
      .join(' · ');
}
