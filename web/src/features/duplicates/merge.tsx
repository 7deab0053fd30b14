import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, refresh } from '../../api';
import { Notice, Problem, Skeleton, tell, tellProblem, useText, useWord } from '../../ui';
import type { Side } from './duplicates-page';
import classes from './duplicates.module.css';

interface MergeProps {
  kept: Side;
  merged: Side;
  onClose: () => void;
}

/** Says what will move before it does: a merge cannot be undone. */
export function Merge({ kept, merged, onClose }: MergeProps) {
  const t = useText();
  const word = useWord();
  const path = { id: kept.id, mergedId: merged.id };
  const { data, error } = api.useQuery(
    'get',
    '/api/organisations/{id}/merges/{mergedId}',
    { params: { path } },
    { gcTime: 0 },
  );
  const { merge, busy } = useMerge(kept, merged, onClose);
  const isBetween = data !== undefined && data.betweenThem > 0;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('duplicates.merge.title', { name: kept.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <p>{t('duplicates.merge.text', { kept: kept.name, merged: merged.name })}</p>
      {error && <Problem error={error} />}
      {!error && data === undefined && <Skeleton lines={3} />}
      {data !== undefined && (
        <ul className={classes.moves}>
          {data.moves.map(({ what, count }) => (
            <li key={what}>
              <strong>{count}</strong> {word('duplicates.moves', what)}
            </li>
          ))}
          {data.moves.length === 0 && <li>{t('duplicates.moves.none')}</li>}
        </ul>
      )}
      {isBetween && <Notice>{t('duplicates.merge.between', { count: data.betweenThem })}</Notice>}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          color="red"
          loading={busy}
          disabled={data === undefined || isBetween}
          onClick={() => void merge()}
        >
          {t('duplicates.merge.do')}
        </Button>
      </div>
    </Modal>
  );
}

function useMerge(kept: Side, merged: Side, onDone: () => void) {
  const t = useText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const merge = async () => {
    setBusy(true);
    try {
      await client.POST('/api/organisations/{id}/merges', {
        params: { path: { id: kept.id } },
        body: { mergedId: merged.id },
      });
      tell(t('duplicates.merge.done', { kept: kept.name, merged: merged.name }));
      // Closed first: what would move cannot be asked any more.
      onDone();
      await refresh(
        queries,
        '/api/organisations',
        '/api/commitments',
        '/api/meetings',
        '/api/positions',
        '/api/users',
      );
    } catch (error) {
      tellProblem(error, t('common.problem.unknown'));
    } finally {
      setBusy(false);
    }
  };
  return { merge, busy };
}
