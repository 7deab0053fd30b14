import type { AgendaItem, Decision, Meeting } from '../../api';
import { MeetingTime } from '../../records';
import { Facts, Section, useText } from '../../ui';
import classes from './commitments.module.css';

interface PromiseSourceProps {
  meeting: Meeting | null;
  item: AgendaItem | null;
  decision: Decision | null;
}

/** What was being spoken of when it was promised, to read while one types. */
export function PromiseSource({ meeting, item, decision }: PromiseSourceProps) {
  const t = useText();
  if (meeting === null) return <p className={classes.hint}>{t('commitments.new.outside')}</p>;
  return (
    <Section title={t('commitments.new.from')}>
      <Facts
        facts={[
          { label: t('commitments.meeting'), value: meeting.title },
          { label: t('commitments.new.when'), value: <MeetingTime meeting={meeting} length="long" /> },
          { label: t('commitments.new.item'), value: item && `${item.number}. ${item.title}` },
          { label: t('commitments.new.decision'), value: decision?.text },
        ]}
      />
    </Section>
  );
}
