import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { client, refresh } from '../../api';
import { Facts, Tag, tell, tellProblem, useText, useWord } from '../../ui';
import classes from './duplicates.module.css';
import type { Pair, Side } from './duplicates-page';

interface PairViewProps {
  pair: Pair;
  onMerge: (kept: Side, merged: Side) => void;
}

/** Two entries side by side, what they share above them, and what may be done about it. */
export function PairView({ pair: { one, other, alike }, onMerge }: PairViewProps) {
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
        <SideView side={one} onKeep={() => onMerge(one, other)} />
        <SideView side={other} onKeep={() => onMerge(other, one)} />
      </div>
      <KeepApart one={one} other={other} />
    </section>
  );
}

function SideView({ side, onKeep }: { side: Side; onKeep: () => void }) {
  const t = useText();
  const word = useWord();
  const { id, name, kind, nib, district, address, email, phone, positions } = side;
  return (
    <div className={classes.side}>
      <h2 className={classes.name}>
        <Link to="/organisations/$id" params={{ id }}>
          {name}
        </Link>
      </h2>
      <Facts
        facts={[
          { label: t('directory.kind'), value: word('directory.kind', kind) },
          { label: t('directory.nib'), value: nib },
          { label: t('directory.district'), value: district?.name },
          { label: t('directory.address'), value: address },
          { label: t('directory.email'), value: email },
          { label: t('directory.phone'), value: phone },
          { label: t('directory.positions'), value: t('duplicates.positions', { count: positions.length }) },
        ]}
      />
      <Button
        variant="default"
        size="compact-sm"
        onClick={onKeep}
        aria-label={t('duplicates.keep.of', { name })}
      >
        {t('duplicates.keep')}
      </Button>
    </div>
  );
}

function KeepApart({ one, other }: { one: Side; other: Side }) {
  const t = useText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const keepApart = async () => {
    setBusy(true);
    try {
      await client.POST('/api/organisations/{id}/distinctions', {
        params: { path: { id: one.id } },
        body: { otherId: other.id },
      });
      await refresh(queries, '/api/organisations/duplicates');
      tell(t('duplicates.apart.done', { one: one.name, other: other.name }));
    } catch (error) {
      tellProblem(error, t('common.problem.unknown'));
      setBusy(false);
    }
  };
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      loading={busy}
      onClick={() => void keepApart()}
      aria-label={t('duplicates.apart.of', { one: one.name, other: other.name })}
    >
      {t('duplicates.apart')}
    </Button>
  );
}
