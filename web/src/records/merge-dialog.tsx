import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { refresh } from '../api';
import { Notice, Problem, Skeleton, tell, useText, useWord } from '../ui';
import { ConfirmMove } from '../ui/forms';
import classes from './records.module.css';

/** Whatever may name what was merged. */
const touched = [
  '/api/organisations',
  '/api/people',
  '/api/positions',
  '/api/commitments',
  '/api/meetings',
  '/api/users',
  '/api/me/meeting-filters',
];

interface MergeDialogProps {
  /** The name of the one that stays. */
  kept: string;
  /** The name of the one that goes; undefined until it is chosen. */
  merged: string | undefined;
  text: string;
  /** Where it is chosen. */
  children?: ReactNode;
  /** What would move, once it is counted. */
  preview: { data: { moves: { what: string; count: number }[] } | undefined; error: unknown };
  /** Why it may not be. */
  refusal: string | null;
  onMerge: () => Promise<unknown>;
  onClose: () => void;
}

/** Says what will move before it does: a merge cannot be undone. */
export function MergeDialog(props: MergeDialogProps) {
  const { kept, merged, text, children, preview, refusal, onMerge, onClose } = props;
  const t = useText();
  const queries = useQueryClient();
  const isDone = useRef(false);
  // Once the dialog is gone: what would move cannot be asked any more.
  useEffect(() => () => void (isDone.current && refresh(queries, ...touched)), [queries]);
  const merge = async () => {
    await onMerge();
    isDone.current = true;
    tell(t('duplicates.merge.done', { kept, merged: merged ?? '' }));
  };
  return (
    <ConfirmMove
      opened
      title={t('duplicates.merge.title', { name: kept })}
      confirmLabel={t('duplicates.merge.do')}
      danger
      disabled={preview.data === undefined || refusal !== null}
      onConfirm={merge}
      onClose={onClose}
    >
      <div className={classes.merge}>
        {children}
        {merged !== undefined && (
          <>
            <p>{text}</p>
            <Moves {...preview} />
            {refusal !== null && <Notice>{refusal}</Notice>}
          </>
        )}
      </div>
    </ConfirmMove>
  );
}

function Moves({ data, error }: MergeDialogProps['preview']) {
  const t = useText();
  const word = useWord();
  if (error !== null && error !== undefined) return <Problem error={error} />;
  if (data === undefined) return <Skeleton lines={3} />;
  if (data.moves.length === 0) return <p>{t('duplicates.moves.none')}</p>;
  return (
    <>
      <p>{t('duplicates.moves')}</p>
      <ul className={classes.moves}>
        {data.moves.map(({ what, count }) => (
          <li key={what}>
            {word('duplicates.moves', what)}: <strong>{count}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}
