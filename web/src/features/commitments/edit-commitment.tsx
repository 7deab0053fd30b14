import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, client, ifMatch, useMe, type Commitment } from '../../api';
import { DateText, Money, Page, tell, tellProblem, useText, useWord, type MessageId } from '../../ui';
import { RecordFormView, StaleWrite, useRecordForm } from '../../ui/forms';
import { CommitmentFields } from './commitment-fields';
import { changesOf, valuesOf, type CommitmentValues } from './commitment-values';
import { useAccept } from './use-commitment-moves';

interface EditProps {
  commitment: Commitment;
  onDone: () => void;
}

/** Changing what was written down. Who saved meanwhile is shown beside it, and one chooses. */
export function EditCommitment({ commitment, onDone }: EditProps) {
  const t = useText();
  const me = useMe();
  const accept = useAccept();
  // The record as it was when the form was opened: what differs from it is the change.
  const [opened] = useState(commitment);
  const base = useRef(opened);
  const { theirs, fetchTheirs, forget } = useTheirs(opened.id);
  const form = useRecordForm({
    initial: valuesOf(opened),
    draft: `${me.id}.commitment-${opened.id}-${opened.version}`,
    save: async (values) => {
      const { id, version } = base.current;
      try {
        const { data } = await client.PATCH('/api/commitments/{id}', {
          ...ifMatch(version),
          params: { path: { id } },
          body: changesOf(valuesOf(opened), values),
        });
        accept(data);
        tell(t('commitments.done.edit'));
        onDone();
      } catch (error) {
        await fetchTheirs(error);
        throw error;
      }
    },
  });
  const keepMine = () => {
    if (theirs !== null) base.current = theirs;
    forget();
    form.submit();
  };
  const takeTheirs = () => {
    if (theirs !== null) accept(theirs);
    form.reset();
    onDone();
  };
  return (
    <Page
      title={t('commitments.edit.title')}
      tabTitle={opened.reference}
      eyebrow={opened.reference}
      width="form"
    >
      <RecordFormView form={form} submitLabel={t('common.save')} onCancel={onDone} showsStale>
        <CommitmentFields form={form} commitment={opened} />
      </RecordFormView>
      <Stale mine={form.values} theirs={theirs} onMine={keepMine} onTheirs={takeTheirs} onClose={forget} />
    </Page>
  );
}

/** The version that somebody else saved, fetched when the server refuses ours. */
function useTheirs(id: string) {
  const queries = useQueryClient();
  const [theirs, setTheirs] = useState<Commitment | null>(null);
  const t = useText();
  const fetchTheirs = async (error: unknown) => {
    if ((error as { status?: number }).status !== 412) return;
    const options = api.queryOptions('get', '/api/commitments/{id}', { params: { path: { id } } });
    await queries
      .fetchQuery({ ...options, staleTime: 0 })
      .then(setTheirs)
      .catch((failure: unknown) => tellProblem(failure, t('commitments.move-failed')));
  };
  return { theirs, fetchTheirs, forget: () => setTheirs(null) };
}

interface StaleProps {
  mine: CommitmentValues;
  theirs: Commitment | null;
  onMine: () => void;
  onTheirs: () => void;
  onClose: () => void;
}

const compared: Partial<Record<keyof CommitmentValues, MessageId>> = {
  title: 'commitments.promise',
  topic: 'commitments.topic',
  direction: 'commitments.direction',
  baseline: 'commitments.baseline',
  target: 'commitments.target',
  unit: 'commitments.unit',
  dueOn: 'commitments.due',
  indicator: 'commitments.indicator',
  evidenceRequired: 'commitments.evidence',
  supporting: 'commitments.supporting',
  place: 'commitments.place',
  plannedValue: 'commitments.planned-value',
  classification: 'commitments.classification',
  question: 'commitments.question',
};

function Stale({ mine, theirs, ...props }: StaleProps) {
  const t = useText();
  const word = useWord();
  const labels = Object.fromEntries(
    Object.entries(compared).map(([field, label]) => [field, t(label)]),
  ) as Partial<Record<keyof CommitmentValues, string>>;
  const show = (field: keyof CommitmentValues, value: unknown) => {
    if (value === null || value === '') return '–';
    if (field === 'dueOn') return <DateText day={String(value)} />;
    if (field === 'plannedValue') return <Money value={Number(value)} />;
    if (field === 'topic' || field === 'direction' || field === 'classification') {
      return word(`commitments.${field}`, String(value));
    }
    return String(value);
  };
  return (
    <StaleWrite
      opened={theirs !== null}
      mine={mine}
      theirs={theirs === null ? null : valuesOf(theirs)}
      labels={labels}
      show={show}
      {...props}
    />
  );
}
