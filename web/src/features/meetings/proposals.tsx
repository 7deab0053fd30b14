import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { api, type Answer, type Meeting } from '../../api';
import {
  formatInstantDay,
  Problem,
  Section,
  StatusLight,
  Tag,
  useLocale,
  useText,
  useWord,
  type Tone,
} from '../../ui';
import { useProposalMoves } from './use-proposal-moves';
import classes from './agenda.module.css';

const ProposalForm = lazy(async () => ({ default: (await import('./proposal-form')).ProposalForm }));
const RefuseProposal = lazy(async () => ({ default: (await import('./proposal-form')).RefuseProposal }));

export type Proposal = Answer<'/api/meetings/{id}/proposals'>['items'][number];

const tones: Record<Proposal['status'], Tone> = {
  open: 'wait',
  accepted: 'done',
  refused: 'bad',
  withdrawn: 'muted',
};

/** What those who take part ask to have on the agenda: they see their own, staff see all. */
export function Proposals({ meeting }: { meeting: Meeting }) {
  const { data, error, refetch } = api.useQuery('get', '/api/meetings/{id}/proposals', {
    params: { path: { id: meeting.id } },
  });
  if (data === undefined) return error && <Problem error={error} onRetry={() => void refetch()} />;
  if (data.items.length === 0 && !data.mayPropose) return null;
  return <ProposalSection meeting={meeting} {...data} />;
}

interface ProposalSectionProps {
  meeting: Meeting;
  items: Proposal[];
  mayPropose: boolean;
}

function ProposalSection({ meeting, items, mayPropose }: ProposalSectionProps) {
  const t = useText();
  const [isWriting, setWriting] = useState(false);
  const [refused, setRefused] = useState<Proposal | null>(null);
  const propose = (
    <Button variant="subtle" size="compact-sm" onClick={() => setWriting(true)}>
      {t('proposals.propose')}
    </Button>
  );
  return (
    <Section
      title={t('proposals.title')}
      {...(items.length > 0 ? { note: items.length } : {})}
      {...(mayPropose && !isWriting ? { actions: propose } : {})}
    >
      {items.length === 0 && !isWriting && <p className={classes.none}>{t('proposals.none')}</p>}
      <ul className={classes.decisions}>
        {items.map((proposal) => (
          <Row
            key={proposal.id}
            meeting={meeting}
            proposal={proposal}
            onRefuse={() => setRefused(proposal)}
          />
        ))}
      </ul>
      <Suspense>
        {isWriting && <ProposalForm meeting={meeting} onClose={() => setWriting(false)} />}
        {refused && <RefuseProposal meeting={meeting} proposal={refused} onClose={() => setRefused(null)} />}
      </Suspense>
    </Section>
  );
}

interface RowProps {
  meeting: Meeting;
  proposal: Proposal;
  onRefuse: () => void;
}

function Row({ meeting, proposal, onRefuse }: RowProps) {
  const t = useText();
  const word = useWord();
  const locale = useLocale();
  const moves = useProposalMoves(meeting);
  const { title, reason, topic, organisation, proposedBy, proposedAt, status, answerNote, can } = proposal;
  const day = formatInstantDay(proposedAt, meeting.timeZone, locale, 'long');
  return (
    <li className={classes.decision}>
      <div className={classes.body}>
        <h3 className={classes.title}>{title}</h3>
        <p className={classes.facts}>
          {[organisation.name, proposedBy, day].join(' · ')}
          {topic !== 'general' && <Tag>{word('commitments.topic', topic)}</Tag>}
        </p>
        <p className={classes.notes}>{reason}</p>
        <p className={classes.standing}>
          <StatusLight tone={tones[status]} word={word('proposals.status', status)} detail={answerNote} />
        </p>
      </div>
      {can.length > 0 && (
        <div className={classes.answers}>
          {can.includes('answer') && (
            <>
              <Button
                size="compact-sm"
                aria-label={t('proposals.accept.named', { title })}
                onClick={() => void moves.accept(proposal)}
              >
                {t('proposals.accept')}
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('proposals.refuse.named', { title })}
                onClick={onRefuse}
              >
                {t('proposals.refuse')}
              </Button>
            </>
          )}
          {can.includes('withdraw') && (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('proposals.withdraw.named', { title })}
              onClick={() => void moves.withdraw(proposal)}
            >
              {t('proposals.withdraw')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
