import { Select, Textarea, TextInput } from '@mantine/core';
import { client, useMe, type Meeting } from '../../api';
import { topics } from '../../records';
import { tell, useText, useWord } from '../../ui';
import { ConfirmMove, useRecordForm } from '../../ui/forms';
import { InlineForm } from './inline-form';
import type { Proposal } from './proposals';
import { useProposalMoves } from './use-proposal-moves';

/** What should be talked about, and why. */
export function ProposalForm({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const t = useText();
  const word = useWord();
  const me = useMe();
  const { again } = useProposalMoves(meeting);
  const form = useRecordForm({
    initial: { title: '', reason: '', topic: 'general' as Proposal['topic'] },
    draft: `${me.id}.meeting.${meeting.id}.proposal`,
    save: async (body) => {
      await client.POST('/api/meetings/{id}/proposals', { params: { path: { id: meeting.id } }, body });
      await again();
      tell(t('proposals.sent'));
      onClose();
    },
  });
  return (
    <InlineForm
      form={form}
      label={t('proposals.propose')}
      submitLabel={t('proposals.send')}
      onClose={onClose}
    >
      <TextInput
        label={t('proposals.topic-title')}
        required
        autoFocus
        maxLength={300}
        {...form.field('title')}
      />
      <Textarea
        label={t('proposals.reason')}
        required
        autosize
        minRows={3}
        maxLength={2000}
        {...form.field('reason')}
      />
      <Select
        label={t('commitments.topic')}
        allowDeselect={false}
        data={topics.map((value) => ({ value, label: word('commitments.topic', value) }))}
        {...form.field('topic')}
      />
    </InlineForm>
  );
}

interface RefuseProps {
  meeting: Meeting;
  proposal: Proposal;
  onClose: () => void;
}

/** The proposer reads the reason. */
export function RefuseProposal({ meeting: { id }, meeting, proposal, onClose }: RefuseProps) {
  const t = useText();
  const { again } = useProposalMoves(meeting);
  const refuse = async (note: string) => {
    const params = { path: { id, proposalId: proposal.id } };
    const body = { accepted: false, note };
    await client.POST('/api/meetings/{id}/proposals/{proposalId}/answers', { params, body });
    await again();
    tell(t('proposals.refused', { title: proposal.title }));
  };
  return (
    <ConfirmMove
      opened
      onClose={onClose}
      title={t('proposals.refuse.ask', { title: proposal.title })}
      confirmLabel={t('proposals.refuse')}
      noteLabel={t('meetings.reason')}
      noteRequired
      onConfirm={refuse}
    >
      <p>{t('proposals.refuse.text', { name: proposal.organisation.name })}</p>
    </ConfirmMove>
  );
}
