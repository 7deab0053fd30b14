import { lazy, Suspense, useState } from 'react';
import { Link } from '@tanstack/react-router';
import { api, client, type Item } from '../../api';
import { Empty, Facts, Loaded, useText } from '../../ui';
import { PairView } from './pair-view';

const MergePeople = lazy(async () => ({ default: (await import('./merge-people')).MergePeople }));

type Pair = Item<'/api/people/duplicates'>;
export type PersonSide = Pair['one'];

/** The same person, entered twice: by two tables, or under two spellings. */
export function PersonPairs() {
  const t = useText();
  const query = api.useQuery('get', '/api/people/duplicates');
  const [merging, setMerging] = useState<{ kept: PersonSide; merged: PersonSide } | null>(null);
  return (
    <>
      <Loaded query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && (
              <Empty title={t('duplicates.none')}>{t('duplicates.people.none.text')}</Empty>
            )}
            {items.map((pair) => (
              <PairView
                key={`${pair.one.id} ${pair.other.id}`}
                pair={pair}
                facts={(side) => <PersonFacts side={side} />}
                wordsOf={({ name, positions: [first] }) => [name, first?.title].filter(Boolean).join(', ')}
                apartLabel={t('duplicates.people.apart')}
                onKeep={(kept, merged) => setMerging({ kept, merged })}
                onApart={({ id }, { id: otherId }) =>
                  client.POST('/api/people/{id}/distinctions', {
                    params: { path: { id } },
                    body: { otherId },
                  })
                }
                refreshes="/api/people/duplicates"
              />
            ))}
          </>
        )}
      </Loaded>
      <Suspense>{merging && <MergePeople {...merging} onClose={() => setMerging(null)} />}</Suspense>
    </>
  );
}

function PersonFacts({ side }: { side: PersonSide }) {
  const t = useText();
  const { honorificPrefix, name, honorificSuffix, employeeNumber, rank, email, phone } = side;
  const full = [[honorificPrefix, name].filter(Boolean).join(' '), honorificSuffix]
    .filter(Boolean)
    .join(', ');
  return (
    <Facts
      facts={[
        { label: t('directory.person.name'), value: full },
        { label: t('directory.person.employee-number'), value: employeeNumber },
        { label: t('directory.person.rank'), value: rank },
        { label: t('directory.email'), value: email },
        { label: t('directory.phone'), value: phone },
        { label: t('directory.positions'), value: <Held positions={side.positions} /> },
        {
          label: t('duplicates.people.account'),
          value: side.hasAccount ? t('duplicates.people.account.yes') : null,
        },
      ]}
    />
  );
}

function Held({ positions }: Pick<PersonSide, 'positions'>) {
  const t = useText();
  if (positions.length === 0) return t('duplicates.people.no-position');
  return positions.map(({ id, title, organisation }) => (
    <span key={id}>
      {title},{' '}
      <Link to="/organisations/$id" params={{ id: organisation.id }}>
        {organisation.name}
      </Link>
      <br />
    </span>
  ));
}
