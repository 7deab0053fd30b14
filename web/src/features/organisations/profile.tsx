import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, useList, type CommitmentRow, type List, type Organisation } from '../../api';
import { CommitmentTable, commitmentsBehind } from '../../records';
import { Empty, Loaded, Section, Skeleton, useText } from '../../ui';
import { Attended } from './attended';
import classes from './organisations.module.css';
import { TrackRecord } from './track-record';

interface ProfileProps {
  organisation: Organisation;
  /** What stands below comes together with it, so that nothing moves under a finger. */
  children: ReactNode;
}

/** What it promised, kept and attended: what an official asks of an organisation in ten seconds. */
export function Profile({ organisation, children }: ProfileProps) {
  const { id } = organisation;
  const query = api.useQuery('get', '/api/organisations/{id}/profile', { params: { path: { id } } });
  const running = useList('/api/commitments', { ownerId: id, light: 'open', limit: 10 });
  if (query.isPending || running.isPending) return <Skeleton lines={12} />;
  return (
    <>
      <Loaded query={query}>
        {(profile) => (
          <>
            <TrackRecord organisation={organisation} profile={profile} />
            {profile.commitments.all > 0 && <Running id={id} list={running} />}
            <Attended id={id} meetings={profile.meetings} />
          </>
        )}
      </Loaded>
      <div className={classes.below}>{children}</div>
    </>
  );
}

/** What it works on now; what is late comes first, since the list is in the order of due dates. */
function Running({ id, list }: { id: string; list: List<CommitmentRow> }) {
  const t = useText();
  return (
    <Section
      title={t('directory.running')}
      actions={<Link {...commitmentsBehind({ ownerId: id })}>{t('directory.running.all')}</Link>}
    >
      <CommitmentTable
        label={t('directory.running')}
        list={list}
        without={['owner']}
        empty={<Empty title={t('directory.running.empty')}>{t('directory.running.empty.text')}</Empty>}
      />
    </Section>
  );
}
