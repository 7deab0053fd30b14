import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { api, type Commitment } from '../../api';
import { History } from '../../records';
import { Columns, Loaded, Notice, Page, Section, Skeleton, useKeys, useText, useWord } from '../../ui';
import { CommitmentFacts } from './commitment-facts';
import { CommitmentMoves } from './commitment-moves';
import classes from './commitments.module.css';
import { Extensions } from './extensions';
import { movesOf } from './moves';
import { NextMove } from './next-move';
import { ProgressReports } from './progress-reports';
import { Standing } from './standing';
import { useDeed } from './use-deed';
import { useStory } from './use-story';

const route = getRouteApi('/inside/commitments/$id');

// Forms are heavier than the page: they come when one is opened.
const EditCommitment = lazy(async () => ({ default: (await import('./edit-commitment')).EditCommitment }));
const DeedDialog = lazy(async () => ({ default: (await import('./deed-dialog')).DeedDialog }));

/** What was promised, how far is it, what happens next and by whom? */
export function CommitmentPage() {
  const { id } = route.useParams();
  const query = api.useQuery('get', '/api/commitments/{id}', { params: { path: { id } } });
  return (
    <Loaded query={query} page>
      {(commitment) => <OneCommitment key={commitment.id} commitment={commitment} />}
    </Loaded>
  );
}

function OneCommitment({ commitment }: { commitment: Commitment }) {
  const t = useText();
  const deed = useDeed(commitment);
  const describe = useStory();
  const moves = movesOf(commitment);
  const able = [moves.main, moves.beside, ...moves.more];
  useKeys([
    ...(able.includes('edit') ? [{ key: 'e', label: t('common.edit'), run: () => deed.open('edit') }] : []),
    ...(able.includes('report')
      ? [{ key: 'p', label: t('commitments.do.report'), run: () => deed.open('report') }]
      : []),
  ]);
  if (deed.current === 'edit') {
    return (
      <Suspense fallback={<Skeleton />}>
        <EditCommitment commitment={commitment} onDone={deed.close} />
      </Suspense>
    );
  }
  return (
    <Page
      title={commitment.title}
      tabTitle={commitment.reference}
      eyebrow={<Eyebrow commitment={commitment} />}
      lead={<Owner commitment={commitment} />}
      {...(moves.main === null && moves.more.length === 0
        ? {}
        : { actions: <CommitmentMoves moves={moves} onChoose={deed.open} /> })}
    >
      <Columns aside={<CommitmentFacts commitment={commitment} />}>
        <div className={classes.story}>
          <Standing commitment={commitment} />
          <NextMove commitment={commitment} />
          <Obstacles commitment={commitment} />
        </div>
        <ProgressReports commitment={commitment} />
        <Extensions commitment={commitment} />
        <Section title={t('commitments.history')}>
          <History
            path="/api/commitments/{id}/history"
            id={commitment.id}
            verbs="commitments.do"
            describe={describe}
          />
        </Section>
      </Columns>
      {deed.current !== null && (
        <Suspense fallback={null}>
          <DeedDialog commitment={commitment} deed={deed.current} onClose={deed.close} />
        </Suspense>
      )}
    </Page>
  );
}

function Eyebrow({ commitment: { reference, topic } }: { commitment: Commitment }) {
  const word = useWord();
  return (
    <>
      {reference} · {word('commitments.topic', topic)}
    </>
  );
}

function Owner({ commitment: { owner, opensOwner } }: { commitment: Commitment }) {
  if (!opensOwner) return owner.name;
  return (
    <Link to="/organisations/$id" params={{ id: owner.id }}>
      {owner.name}
    </Link>
  );
}

/** What stands in the way, and what leaders are asked: neither must be missed. */
function Obstacles({ commitment: { obstacle, question } }: { commitment: Commitment }) {
  const t = useText();
  return (
    <>
      {obstacle !== null && (
        <Notice tone="warn">
          <strong>{t('commitments.obstacle')}</strong>
          <br />
          {obstacle}
        </Notice>
      )}
      {question !== null && (
        <Notice tone="wait">
          <strong>{t('commitments.needs-direction')}</strong>
          <br />
          {question}
        </Notice>
      )}
    </>
  );
}
