import type { Invitee } from '../../api';
import { DateTimeText, StatusLight, useText, useWord, type Tone } from '../../ui';
import { useOffice } from '../../api';
import classes from './invitations.module.css';

type Answer = NonNullable<Invitee['answer']>;

const tones: Record<Answer['answer'], Tone> = { coming: 'good', represented: 'warn', declined: 'bad' };

/** What was answered, by whom, how and when; an answer for a time that no longer holds says so. */
export function AnswerWords({ answer }: { answer: Answer | null }) {
  const t = useText();
  const word = useWord();
  const { timeZone } = useOffice();
  if (answer === null) return <StatusLight tone="muted" word={t('invitations.answer.none')} />;
  const { answer: said, name, position, letter, reason, via, by, at, outdated } = answer;
  const deputy = [name, position].filter(Boolean).join(', ');
  return (
    <>
      <StatusLight
        tone={outdated ? 'muted' : tones[said]}
        word={outdated ? t('invitations.answer.outdated') : word('invitations.answer', said)}
      />
      {deputy !== '' && <span className={classes.second}>{deputy}</span>}
      {letter !== null && (
        <span className={classes.second}>{t('invitations.answer.letter-no', { letter })}</span>
      )}
      {reason !== null && <span className={classes.second}>{reason}</span>}
      <span className={classes.second}>
        {[word('invitations.via', via), by].filter(Boolean).join(': ')}
        {at !== null && (
          <>
            {' · '}
            <DateTimeText at={at} zone={timeZone} length="short" />
          </>
        )}
      </span>
    </>
  );
}
