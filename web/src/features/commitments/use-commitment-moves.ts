import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, client, refresh, type Commitment } from '../../api';
import { tell, tellProblem, useText } from '../../ui';
import { wayBack, type Verb } from './moves';

/** Takes over the answer of a write: the page shows it at once, whatever lists it asks again. */
export function useAccept(): (commitment: Commitment | undefined) => void {
  const queries = useQueryClient();
  return useCallback(
    (commitment) => {
      if (commitment === undefined) return;
      const { queryKey } = api.queryOptions('get', '/api/commitments/{id}', {
        params: { path: { id: commitment.id } },
      });
      queries.setQueryData(queryKey, commitment);
      void refresh(queries, '/api/commitments', '/api/my-work', '/api/meetings', '/api/reports/leaders');
    },
    [queries],
  );
}

/** Moves a commitment on, says so, and offers the way back where there is one. */
export function useMove(commitment: Commitment): (verb: Verb, note?: string) => Promise<void> {
  const t = useText();
  const accept = useAccept();
  const send = async (verb: Verb, note: string | null) => {
    const { data } = await client.POST('/api/commitments/{id}/moves', {
      params: { path: { id: commitment.id } },
      body: { verb, note },
    });
    accept(data);
  };
  return async (verb, note) => {
    await send(verb, note || null);
    const back = wayBack(verb, commitment, t('commitments.undone'));
    const undo =
      back &&
      (() => send(back.verb, back.note).catch((error) => tellProblem(error, t('commitments.undo-failed'))));
    tell(t(`commitments.done.${verb}`, { reference: commitment.reference }), undo ?? undefined);
  };
}
