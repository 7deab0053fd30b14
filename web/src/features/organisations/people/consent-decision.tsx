import { useOffice, type Answer } from '../../../api';
import { formatMoment, useLocale, useText, useWord } from '../../../ui';
import classes from '../organisations.module.css';

type Decision = Answer<'/api/people/{id}/consents'>['items'][number]['decision'];

interface ConsentDecisionProps {
  decision: Omit<NonNullable<Decision>, 'textVersion'> | null;
  undecided: string;
}

/** What somebody told staff last, when, how, and who wrote it down. */
export function ConsentDecision({ decision, undecided }: ConsentDecisionProps) {
  const t = useText();
  const word = useWord();
  const locale = useLocale();
  const { timeZone } = useOffice();
  if (decision === null) return <p className={classes.note}>{undecided}</p>;
  const { at, by, note, given } = decision;
  const when = formatMoment(at, timeZone, locale, 'short');
  const how = word('directory.consents.means', decision.means).toLowerCase();
  return (
    <p className={classes.note}>
      {t(given ? 'directory.consents.given' : 'directory.consents.withdrawn', { when, how, by })}
      {note !== null && ` ${note}`}
    </p>
  );
}
