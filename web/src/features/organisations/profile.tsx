import { Link } from '@tanstack/react-router';
import { api, useList, type Organisation } from '../../api';
import { CommitmentTable, commitmentsBehind } from '../../records';
import { Empty, Loaded, Section, useText } from '../../ui';
import { Attended } from './attended';
import { TrackRecord } from './track-record';

/** What it promised, kept and attended: what an official asks of an organisation in ten seconds. */
export function Profile({ organisation }: { organisation: Organisation }) {
  const { id } = organisation;
  const query = api.useQuery('get', '/api/organisations/{id}/profile', { params: { path: { id } } });
  return (
    <Loaded query={query}>
      {(profile) => (
        <>
          <TrackRecord organisation={organisation} profile={profile} />
          {profile.commitments.all > 0 && <Running id={id} />}
          <Attended id={id} meetings={profile.meetings} />
        </>
      )}
    </Loaded>
  );
}

/** What it works on now; what is late comes first, since the list is in the order of due dates. */
function Running({ id }: { id: string }) {
  const t = useText();
  const list = useList('/api/commitments', { ownerId: id, light: 'open', limit: 10 });
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
