import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useOffice, type Commitment } from '../../api';
import { dayOf, DateText, Facts, Money, Section, useText, useWord } from '../../ui';

/** Everything else that was written down: the quiet column. */
export function CommitmentFacts({ commitment }: { commitment: Commitment }) {
  const t = useText();
  const word = useWord();
  const { timeZone } = useOffice();
  const { verifier, supporting, indicator, evidenceRequired, place, district, plannedValue, agreedAt } =
    commitment;
  return (
    <Section title={t('commitments.facts')}>
      <Facts
        facts={[
          { label: t('commitments.verifier'), value: verifier?.name ?? t('shell.role.staff') },
          { label: t('commitments.supporting'), value: supporting },
          { label: t('commitments.indicator'), value: indicator },
          { label: t('commitments.evidence'), value: evidenceRequired },
          { label: t('commitments.place'), value: place },
          { label: t('commitments.district'), value: district?.name },
          {
            label: t('commitments.planned-value'),
            value: plannedValue === null ? null : <Money value={plannedValue} />,
          },
          { label: t('commitments.meeting'), value: <Source commitment={commitment} /> },
          {
            label: t('commitments.agreed-on'),
            value: agreedAt === null ? null : <DateText day={dayOf(agreedAt, timeZone)} />,
          },
          {
            label: t('commitments.classification'),
            value: word('commitments.classification', commitment.classification),
          },
        ]}
      />
    </Section>
  );
}

/** The meeting in which it was promised; outside one, that is said. */
function Source({ commitment: { meeting } }: { commitment: Commitment }): ReactNode {
  const t = useText();
  if (meeting === null) return t('commitments.no-meeting');
  return (
    <Link to="/meetings/$id" params={{ id: meeting.id }}>
      {meeting.reference}
    </Link>
  );
}
