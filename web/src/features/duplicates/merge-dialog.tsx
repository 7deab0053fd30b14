import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refresh } from '../../api';
import { Notice, Problem, Skeleton, tell, tellProblem, useText, useWord } from '../../ui';
import { useReturnFocus } from '../../ui/forms';
import classes from './duplicates.module.css';

interface MergeDialogProps {
  kept: { name: string };
  merged: { name: string };
  text: string;
  /** What would move; undefined until it is counted. */
  moves: { what: string; count: number }[] | undefined;
  error: unknown;
  /** Why it may not be. */
  refusal: string | null;
  onMerge: () => Promise<unknown>;
  onClose: () => void;
}

/** Says what will move before it does: a merge cannot be undone. */
export function MergeDialog({
  kept,
  merged,
  text,
  moves,
  error,
  refusal,
  onMerge,
  onClose,
}: MergeDialogProps) {
  const t = useText();
  useReturnFocus();
  const word = useWord();
  const { merge, busy } = useMerge(
    onMerge,
    t('duplicates.merge.done', { kept: kept.name, merged: merged.name }),
    onClose,
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('duplicates.merge.title', { name: kept.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <p>{text}</p>
      {error !== null && error !== undefined && <Problem error={error} />}
      {!error && moves === undefined && <Skeleton lines={3} />}
      {moves !== undefined && (
        <ul className={classes.moves}>
          {moves.map(({ what, count }) => (
            <li key={what}>
              <strong>{count}</strong> {word('duplicates.moves', what)}
            </li>
          ))}
          {moves.length === 0 && <li>{t('duplicates.moves.none')}</li>}
        </ul>
      )}
      {refusal !== null && <Notice>{refusal}</Notice>}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          color="red"
          loading={busy}
          disabled={moves === undefined || refusal !== null}
          onClick={() => void merge()}
        >
          {t('duplicates.merge.do')}
        </Button>
      </div>
    </Modal>
  );
}

function useMerge(work: () => Promise<unknown>, done: string, onDone: () => void) {
  const t = useText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const merge = async () => {
    setBusy(true);
    try {
      await work();
      tell(done);
      // Closed first: what would move cannot be asked any more.
      onDone();
      await refresh(
        queries,
        '/api/organisations',
        '/api/people',
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
