import { useQueryClient } from '@tanstack/react-query';
import { client, refresh, type Meeting } from '../../api';
import { tell, tellProblem, useText } from '../../ui';
import type { Proposal } from './proposals';

interface ProposalMoves {
  accept: (proposal: Proposal) => Promise<void>;
  withdraw: (proposal: Proposal) => Promise<void>;
  /** After any of them: the agenda may have another item. */
  again: () => Promise<unknown>;
}

/** Answers to a proposal; what goes wrong is told. */
export function useProposalMoves({ id }: Meeting): ProposalMoves {
  const t = useText();
  const queries = useQueryClient();
  const again = () => refresh(queries, '/api/meetings');
  const path = (proposal: Proposal) => ({ params: { path: { id, proposalId: proposal.id } } });
  const attempt = async (work: () => Promise<unknown>, told: string) => {
    try {
      await work();
      tell(told);
    } catch (error) {
      tellProblem(error, t('meetings.failed'));
    }
    await again();
  };
  return {
    accept: (proposal) =>
      attempt(
        () =>
          client.POST('/api/meetings/{id}/proposals/{proposalId}/answers', {
            ...path(proposal),
            body: { accepted: true },
          }),
        t('proposals.accepted', { title: proposal.title }),
      ),
    withdraw: (proposal) =>
      attempt(
        () => client.POST('/api/meetings/{id}/proposals/{proposalId}/withdrawals', path(proposal)),
        t('proposals.withdrawn', { title: proposal.title }),
      ),
    again,
  };
}
