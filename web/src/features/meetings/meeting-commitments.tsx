import type { List, CommitmentRow, Meeting } from '../../api';
import { useMe } from '../../api';
import { CommitmentTable } from '../../records';
import { ButtonLink, Empty, Section, useText } from '../../ui';

interface MeetingCommitmentsProps {
  meeting: Meeting;
  list: List<CommitmentRow>;
}

/** Who promised what in this meeting. */
export function MeetingCommitments({ meeting, list }: MeetingCommitmentsProps) {
  const t = useText();
  const { can } = useMe();
  const { id, status } = meeting;
  const mayWrite = can.includes('commitments.create') && status !== 'cancelled';
  const write = (
    <ButtonLink
      to="/commitments/new"
      search={{ meetingId: id }}
      variant={list.items.length === 0 ? 'default' : 'subtle'}
      {...(list.items.length === 0 ? {} : { size: 'compact-sm' })}
    >
      {t('meetings.commitment.write')}
    </ButtonLink>
  );
  return (
    <Section
      title={t('commitments.title')}
      {...(list.items.length > 0 && !list.hasMore ? { note: list.items.length } : {})}
      {...(mayWrite && list.items.length > 0 ? { actions: write } : {})}
    >
      <CommitmentTable
        list={list}
        empty={
          <Empty title={t('meetings.commitments.empty')} {...(mayWrite ? { action: write } : {})}>
            {mayWrite ? t('meetings.commitments.empty.text') : undefined}
          </Empty>
        }
      />
    </Section>
  );
}
