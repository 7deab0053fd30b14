import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { AgendaItem, CommitmentRow, Meeting } from '../../api';
import { CommitmentLight } from '../../records';
import { formatClock, Tag, useLocale, useText, useWord } from '../../ui';
import { AgendaItemMoves } from './agenda-item-moves';
import classes from './agenda.module.css';
import { useEditing } from './editing';
import { AgendaItemForm, DecisionForm } from './forms-in-place';
import { useAgendaMoves } from './use-agenda-moves';

interface AgendaItemLineProps {
  meeting: Meeting;
  item: AgendaItem;
  commitments: CommitmentRow[];
  pointed: boolean;
}

/** One item: when, what, by whom; then what was said, decided and promised. */
export function AgendaItemLine({ meeting, item, commitments, pointed }: AgendaItemLineProps) {
  const locale = useLocale();
  const { open, set } = useEditing();
  const line = useRef<HTMLLIElement>(null);
  const moves = useAgendaMoves(meeting, item);
  useEffect(() => {
    if (pointed) line.current?.scrollIntoView({ block: 'center' });
  }, [pointed]);
  const mayEdit = meeting.can.includes('edit');
  // Alt with an arrow moves the item, as in a good outline.
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: moves.up, ArrowDown: moves.down }[event.key];
    if (!event.altKey || !mayEdit || step === undefined) return;
    event.preventDefault();
    void step();
  };
  const close = () => set(null);
  return (
    <li ref={line} className={classes.item} data-pointed={pointed || undefined} onKeyDown={onKeyDown}>
      <time dateTime={item.startsAt} className={classes.clock}>
        {formatClock(item.startsAt, meeting.timeZone, locale)}
      </time>
      <div className={classes.body}>
        {open === `item.${item.id}` ? (
          <AgendaItemForm meeting={meeting} item={item} onClose={close} onSaved={close} />
        ) : (
          <>
            <div className={classes.top}>
              <h3 className={classes.title}>
                <span className={classes.number}>{item.number}.</span> {item.title}
              </h3>
              {mayEdit && <AgendaItemMoves meeting={meeting} item={item} moves={moves} />}
            </div>
            <ItemFacts item={item} />
            {item.notes !== null && <p className={classes.notes}>{item.notes}</p>}
          </>
        )}
        <Outcomes meeting={meeting} item={item} commitments={commitments} />
        {open === `decision.new.${item.id}` && (
          <DecisionForm meeting={meeting} agendaItemId={item.id} onClose={close} onSaved={close} />
        )}
      </div>
    </li>
  );
}

function ItemFacts({ item }: { item: AgendaItem }) {
  const t = useText();
  const word = useWord();
  const { presenter, minutes, topic, classification, returns } = item;
  const words = [presenter, minutes > 0 && t('meetings.minutes', { minutes })].filter(Boolean).join(' · ');
  return (
    <p className={classes.facts}>
      {words}
      {returns > 0 && <Tag>{t('meetings.item.returns', { count: returns })}</Tag>}
      {topic !== 'general' && <Tag>{word('commitments.topic', topic)}</Tag>}
      {classification !== 'open' && <Tag>{word('commitments.classification', classification)}</Tag>}
    </p>
  );
}

/** What came of the item: its decisions, and the promises made on it. */
function Outcomes({ meeting, item, commitments }: Omit<AgendaItemLineProps, 'pointed'>) {
  const t = useText();
  const decisions = meeting.decisions.filter(({ agendaItemId }) => agendaItemId === item.id);
  const promised = commitments.filter((row) => agendaItemOf(row, meeting) === item.id);
  if (decisions.length + promised.length === 0) return null;
  return (
    <ul className={classes.outcomes}>
      {decisions.map(({ id, number, text }) => (
        <li key={id} className={classes.outcome}>
          <span className={classes.label}>{t('meetings.decision.short', { number })}</span>
          <span>{text}</span>
        </li>
      ))}
      {promised.map((row) => (
        <li key={row.id} className={classes.outcome}>
          <span className={classes.label}>
            {row.reference.replace(`${meeting.reference}/`, t('meetings.commitment.short'))}
          </span>
          <span>
            <Link to="/commitments/$id" params={{ id: row.id }}>
              {row.title}
            </Link>{' '}
            <span className={classes.owner}>{row.owner.name}</span> <CommitmentLight commitment={row} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A row that says which item or decision it came from; rows that do not are listed below the agenda only. */
function agendaItemOf(row: CommitmentRow, { decisions }: Meeting): string | null {
  const { agendaItemId, decisionId } = row as { agendaItemId?: string | null; decisionId?: string | null };
  return agendaItemId ?? decisions.find(({ id }) => id === decisionId)?.agendaItemId ?? null;
}
