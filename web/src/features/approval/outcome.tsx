import { Link } from '@tanstack/react-router';
import type { Decision, MinutesVersion } from '../../api';
import { Section, useText } from '../../ui';
import classes from './approval.module.css';

interface OutcomeProps {
  decisions: Pick<Decision, 'number' | 'text'>[];
  commitments: Pick<MinutesVersion['commitments'][number], 'id' | 'reference' | 'title' | 'owner'>[];
}

/** What was decided and promised. */
export function Outcome({ decisions, commitments }: OutcomeProps) {
  const t = useText();
  return (
    <>
      {decisions.length > 0 && (
        <Section title={t('approval.decisions')} note={decisions.length}>
          {decisions.map(({ number, text }) => (
            <p key={number} className={classes.block}>{`${number}. ${text}`}</p>
          ))}
        </Section>
      )}
      {commitments.length > 0 && (
        <Section title={t('approval.commitments')} note={commitments.length}>
          {commitments.map(({ id, reference, title, owner }) => (
            <div key={id} className={classes.block}>
              <Link to="/commitments/$id" params={{ id }}>
                {`${reference} · ${title}`}
              </Link>
              <p className={classes.meta}>{owner}</p>
            </div>
          ))}
        </Section>
      )}
    </>
  );
}
