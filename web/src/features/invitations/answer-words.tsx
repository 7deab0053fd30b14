import { useOffice, type Invitee } from '../../api';
import { answerTones } from '../../records';
import { DateTimeText, StatusLight, useText, useWord } from '../../ui';
import classes from './invitations.module.css';

type Answer = NonNullable<Invitee['answer']>;

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
        tone={outdated ? 'muted' : answerTones[said]}
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
