import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { api, client, useMe, type Commitment, type Meeting } from '../../api';
import { Columns, Page, useText } from '../../ui';
import { RecordFormView, useRecordForm } from '../../ui/forms';
import { CommitmentFields } from './commitment-fields';
import { bodyOf, measureOf, nothingYet, type CommitmentValues } from './commitment-values';
import classes from './commitments.module.css';
import { missingOf } from './moves';
import { PromiseSource } from './promise-source';
import { SavedCommitment } from './saved-commitment';
import { useAccept } from './use-commitment-moves';
import { useMissingWords } from './use-missing-words';

const route = getRouteApi('/inside/commitments/new');

/** Writing down what was promised, in the room or after it; one after another. */
export function NewCommitmentPage() {
  const t = useText();
  const search = route.useSearch();
  const [saved, setSaved] = useState<Commitment | null>(null);
  const [count, setCount] = useState(0);
  const { data: meeting } = api.useQuery(
    'get',
    '/api/meetings/{id}',
    { params: { path: { id: search.meetingId ?? '' } } },
    { enabled: search.meetingId !== undefined },
  );
  const again = () => {
    setSaved(null);
    setCount(count + 1);
  };
  // The topic of the agenda item is known only with the meeting: the form waits for it.
  const waiting = search.meetingId !== undefined && meeting === undefined;
  return (
    <Page title={t('commitments.new.title')} {...(meeting ? { eyebrow: meeting.reference } : {})}>
      {saved === null ? (
        !waiting && <NewCommitment key={count} meeting={meeting ?? null} onSaved={setSaved} />
      ) : (
        <SavedCommitment commitment={saved} meeting={meeting ?? null} onAgain={again} />
      )}
    </Page>
  );
}

interface NewProps {
  meeting: Meeting | null;
  onSaved: (commitment: Commitment) => void;
}

function NewCommitment({ meeting, onSaved }: NewProps) {
  const t = useText();
  const router = useRouter();
  const { agendaItemId, decisionId } = route.useSearch();
  const item = meeting?.agendaItems.find(({ id }) => id === agendaItemId) ?? null;
  const decision = meeting?.decisions.find(({ id }) => id === decisionId) ?? null;
  const form = useNewCommitment(item?.topic ?? '', onSaved);
  const missing = useMissingWords(missingOf(measureOf(form.values)));
  return (
    <Columns aside={<PromiseSource meeting={meeting} item={item} decision={decision} />}>
      <div className={classes.form}>
        <RecordFormView
          form={form}
          submitLabel={t('commitments.new.save')}
          onCancel={() => router.history.back()}
        >
          <CommitmentFields form={form} />
          <p className={classes.readiness} data-ready={missing === '' || undefined} role="status">
            {missing === '' ? t('commitments.new.ready') : t('commitments.new.missing', { missing })}
          </p>
        </RecordFormView>
      </div>
    </Columns>
  );
}

/** The form; what it was promised in comes from the address, and a draft is kept for each such place. */
function useNewCommitment(topicOfItem: CommitmentValues['topic'], onSaved: NewProps['onSaved']) {
  const me = useMe();
  const accept = useAccept();
  const { ownerId = null, topic = topicOfItem, ...source } = route.useSearch();
  const { meetingId = null, agendaItemId = null, decisionId = null } = source;
  return useRecordForm<CommitmentValues>({
    initial: { ...nothingYet, topic, ownerId },
    draft: `${me.id}.commitment-new-${decisionId ?? agendaItemId ?? meetingId ?? ''}`,
    save: async (values) => {
      const { data } = await client.POST('/api/commitments', {
        body: {
          ...bodyOf(values),
          title: values.title.trim(),
          // Not chosen is null: the server then says that they are needed.
          topic: (values.topic || null) as Commitment['topic'],
          ownerId: values.ownerId as string,
          meetingId,
          agendaItemId,
          decisionId,
        },
      });
      accept(data);
      if (data !== undefined) onSaved(data);
    },
  });
}
