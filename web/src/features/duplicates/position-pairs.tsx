import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { api, client, type Item } from '../../api';
import { Empty, Facts, formatDay, Loaded, Tag, useLocale, useText, useWord } from '../../ui';
import { PairView } from './pair-view';

const MergePositions = lazy(async () => ({
  default: (await import('../../records/merge-positions')).MergePositions,
}));

type Position = Item<'/api/positions/duplicates'>['one'];
type PositionSide = Position & { name: string };

const named = (position: Position): PositionSide => ({ ...position, name: position.title });

/** One post of one organisation, entered twice: written out and shortened, or by two merged entries. */
export function PositionPairs() {
  const t = useText();
  const query = api.useQuery('get', '/api/positions/duplicates');
  const [merging, setMerging] = useState<{ kept: PositionSide; merged: PositionSide } | null>(null);
  return (
    <>
      <Loaded query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && (
              <Empty title={t('duplicates.none')}>{t('duplicates.positions.none.text')}</Empty>
            )}
            {items.map(({ one, other, alike }) => (
              <PairView
                key={`${one.id} ${other.id}`}
                pair={{ one: named(one), other: named(other), alike }}
                facts={(side) => <PositionFacts side={side} />}
                wordsOf={({ title, organisation }) => `${title}, ${organisation.name}`}
                apartLabel={t('duplicates.positions.apart')}
                onKeep={(kept, merged) => setMerging({ kept, merged })}
                onApart={({ id }, { id: otherId }) =>
                  client.POST('/api/positions/{id}/distinctions', {
                    params: { path: { id } },
                    body: { otherId },
                  })
                }
                refreshes="/api/positions/duplicates"
              />
            ))}
          </>
        )}
      </Loaded>
      <Suspense>{merging && <MergePositions {...merging} onClose={() => setMerging(null)} />}</Suspense>
    </>
  );
}

function PositionFacts({ side: { title, organisation, isHead, holder } }: { side: PositionSide }) {
  const t = useText();
  return (
    <Facts
      facts={[
        {
          label: t('directory.position.title'),
          value: (
            <>
              {title} {isHead && <Tag>{t('directory.position.head')}</Tag>}
            </>
          ),
        },
        {
          label: t('duplicates.organisation'),
          value: (
            <Link to="/organisations/$id" params={{ id: organisation.id }}>
              {organisation.name}
            </Link>
          ),
        },
        {
          label: t('duplicates.positions.holder'),
          value: holder === null ? t('directory.position.vacant') : <HolderFacts holder={holder} />,
        },
      ]}
    />
  );
}

function HolderFacts({ holder: { person, kind, startsOn } }: { holder: NonNullable<Position['holder']> }) {
  const t = useText();
  const word = useWord();
  const locale = useLocale();
  const since = t('duplicates.positions.since', { day: formatDay(startsOn, locale) });
  return (
    <>
      {person.name}
      <br />
      {word('directory.holder', kind)}, {since}
    </>
  );
}
