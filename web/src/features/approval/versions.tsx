import { Link } from '@tanstack/react-router';
import { useOffice, type MinutesVersionRow } from '../../api';
import { DateTimeText, Section, useText } from '../../ui';
import classes from './approval.module.css';

/** What was approved, newest first; each stays readable. */
export function Versions({ meetingId, versions }: { meetingId: string; versions: MinutesVersionRow[] }) {
  const t = useText();
  const { timeZone } = useOffice();
  if (versions.length === 0) return null;
  return (
    <Section title={t('approval.versions')} note={versions.length}>
      <ul className={classes.versions}>
        {versions.map(({ number, approvedBy, approvedAt, notedForChair, reason, sha256 }) => (
          <li key={number} className={classes.version}>
            <Link
              to="/meetings/$id/minutes/versions/$number"
              params={{ id: meetingId, number: String(number) }}
            >
              {t('approval.version', { number })}
            </Link>
            <span>
              {t(notedForChair ? 'approval.noted-by' : 'approval.approved-by', { name: approvedBy })} ·{' '}
              <DateTimeText at={approvedAt} zone={timeZone} length="short" />
            </span>
            {reason !== null && <span>{t('approval.erratum.of', { reason })}</span>}
            <code className={classes.hash}>{`SHA-256 ${sha256}`}</code>
          </li>
        ))}
      </ul>
    </Section>
  );
}
