import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { refresh } from '../../api';
import { Tag, tell, tellProblem, useText, useWord } from '../../ui';
import classes from './duplicates.module.css';

interface Named {
  id: string;
  name: string;
}

interface PairViewProps<Side extends Named> {
  pair: { one: Side; other: Side; alike: string[] };
  facts: (side: Side) => ReactNode;
  /** What tells the two apart in words, where the name alone does not. */
  wordsOf: (side: Side) => string;
  apartLabel: string;
  onKeep: (kept: Side, merged: Side) => void;
  onApart: (one: Side, other: Side) => Promise<unknown>;
  /** The list that pairs come from. */
  refreshes: '/api/organisations/duplicates' | '/api/people/duplicates' | '/api/positions/duplicates';
}

/** Two entries side by side, what they share above them, and what may be done about it. */
export function PairView<Side extends Named>(props: PairViewProps<Side>) {
  const { pair, facts, wordsOf, onKeep } = props;
  const { one, other, alike } = pair;
  const t = useText();
  const word = useWord();
  return (
    <section className={classes.pair} aria-label={t('duplicates.pair', { one: one.name, other: other.name })}>
      <p className={classes.alike}>
        {t('duplicates.alike')}
        {alike.map((each) => (
          <Tag key={each}>{word('duplicates.alike', each)}</Tag>
        ))}
      </p>
      <div className={classes.sides}>
        {[[one, other] as const, [other, one] as const].map(([side, beside]) => (
          <div key={side.id} className={classes.side}>
            {facts(side)}
            <Button
              variant="default"
              size="compact-sm"
              className={classes.small ?? ''}
              onClick={() => onKeep(side, beside)}
              aria-label={t('duplicates.keep.of', { name: wordsOf(side) })}
            >
              {t('duplicates.keep')}
            </Button>
          </div>
        ))}
      </div>
      <KeepApart {...props} />
    </section>
  );
}

function KeepApart<Side extends Named>({ pair, apartLabel, onApart, refreshes }: PairViewProps<Side>) {
  const { one, other } = pair;
  const t = useText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const names = { one: one.name, other: other.name };
  const keepApart = async () => {
    setBusy(true);
    try {
      await onApart(one, other);
      await refresh(queries, refreshes);
      tell(t('duplicates.apart.done', names));
    } catch (error) {
      tellProblem(error, t('common.problem.unknown'));
      setBusy(false);
    }
  };
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      className={classes.small ?? ''}
      loading={busy}
      onClick={() => void keepApart()}
      aria-label={`${apartLabel}: ${t('duplicates.pair', names)}`}
    >
      {apartLabel}
    </Button>
  );
}
