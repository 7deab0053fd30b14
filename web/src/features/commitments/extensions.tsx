import type { Commitment, Extension } from '../../api';
import { useOffice } from '../../api';
import { DateText, dayOf, Section, StatusLight, useText, useWord, type Tone } from '../../ui';
import classes from './commitments.module.css';

const tones: Record<Extension['status'], Tone> = { requested: 'wait', granted: 'good', refused: 'muted' };

/** Who asked for more time, why, and what was answered: the first date stays readable. */
export function Extensions({ commitment: { extensions } }: { commitment: Commitment }) {
  const t = useText();
  if (extensions.length === 0) return null;
  return (
    <Section title={t('commitments.extensions')}>
      <ol className={classes.extensions}>
        {extensions.map((extension) => (
          <li key={extension.id} className={classes.extension}>
            <OneExtension extension={extension} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

export function OneExtension({ extension }: { extension: Extension }) {
  const t = useText();
  const word = useWord();
  const { timeZone } = useOffice();
  const { fromDueOn, toDueOn, reason, status, requestedBy, requestedAt, answeredBy, answeredAt, answerNote } =
    extension;
  return (
    <>
      <p className={classes.extensionHead}>
        <span>
          <DateText day={fromDueOn} length="short" /> →{' '}
          <strong>
            <DateText day={toDueOn} length="short" />
          </strong>
        </span>
        <StatusLight tone={tones[status]} word={word('commitments.extension', status)} />
      </p>
      <p>{reason}</p>
      <p className={classes.extensionBy}>
        {t('commitments.asked-by', { name: requestedBy })}{' '}
        <DateText day={dayOf(requestedAt, timeZone)} length="short" />
      </p>
      {answeredBy !== null && answeredAt !== null && (
        <p className={classes.extensionBy}>
          {t('commitments.answered-by', { name: answeredBy })}{' '}
          <DateText day={dayOf(answeredAt, timeZone)} length="short" />
          {answerNote !== null && `: ${answerNote}`}
        </p>
      )}
    </>
  );
}
