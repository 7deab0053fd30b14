import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { AgendaItem, CommitmentRow, Decision, Meeting, MinutesParagraph } from '../../api';
import { CommitmentLight, Paragraph } from '../../records';
import { formatClock, Tag, useLocale, useText, useWord } from '../../ui';
import { AgendaItemMoves } from './agenda-item-moves';
import classes from './agenda.module.css';
import { useEditing } from './editing';
import { AgendaItemForm, DecisionForm } from './forms-in-place';
import { ItemFiles } from './item-files';
import type { AgendaDrag } from './use-agenda-drag';
import { useAgendaMoves } from './use-agenda-moves';

interface AgendaItemLineProps {
  meeting: Meeting;
  item: AgendaItem;
  commitments: CommitmentRow[];
  said: MinutesParagraph[];
  pointed: boolean;
  drag: AgendaDrag;
  /** Says what moved to whoever does not see it. */
  announce: (words: string) => void;
}

/** One item: when, what, by whom; then what was said, decided and promised. */
export function AgendaItemLine(props: AgendaItemLineProps) {
  const { meeting, item, pointed, drag, announce } = props;
  const locale = useLocale();
  const { open, set } = useEditing();
  const line = useRef<HTMLLIElement>(null);
  const moves = useAgendaMoves(meeting, item, announce);
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
    <li
      ref={line}
      className={classes.item}
      data-pointed={pointed || undefined}
      onKeyDown={onKeyDown}
      {...(mayEdit ? drag.line(item) : {})}
    >
      <time
        dateTime={item.startsAt}
        className={classes.clock}
        data-over={(mayEdit && isOver(meeting, item)) || undefined}
      >
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
              {mayEdit && (
                <AgendaItemMoves meeting={meeting} item={item} moves={moves} grip={drag.grip(item)} />
              )}
            </div>
            <ItemFacts item={item} late={mayEdit && isOver(meeting, item)} />
          </>
        )}
        <ItemFiles meeting={meeting} item={item} />
        <Record {...props} />
        {open === `decision.new.${item.id}` && (
          <DecisionForm meeting={meeting} agendaItemId={item.id} onClose={close} onSaved={close} />
        )}
      </div>
    </li>
  );
}

/** It would end after the meeting does. */
function isOver({ endsAt }: Meeting, { startsAt, minutes }: AgendaItem): boolean {
  return minutes > 0 && Date.parse(startsAt) + minutes * 60_000 > Date.parse(endsAt);
}

function ItemFacts({ item, late }: { item: AgendaItem; late: boolean }) {
  const t = useText();
  const word = useWord();
  const { presenter, presenterPosition, minutes, topic, classification, returns } = item;
  const seat = presenterPosition && seatWords(presenterPosition);
  const words = [seat, presenter, minutes > 0 && t('meetings.minutes', { minutes })]
    .filter(Boolean)
    .join(' · ');
  return (
    <p className={classes.facts}>
      {words}
      {late && <span className={classes.late}>{t('meetings.item.late')}</span>}
      {returns > 0 && <Tag>{t('meetings.item.returns', { count: returns })}</Tag>}
      {topic !== 'general' && <Tag>{word('commitments.topic', topic)}</Tag>}
      {classification !== 'open' && <Tag>{word('commitments.classification', classification)}</Tag>}
    </p>
  );
}

/** "Kepala Dinas, Dinas Perhubungan (Siti Aminah)". */
function seatWords({ title, organisation, name }: NonNullable<AgendaItem['presenterPosition']>): string {
  const whose = title.includes(organisation.name) ? title : `${title}, ${organisation.name}`;
  return name === null ? whose : `${whose} (${name})`;
}

/** What was said on the item and what came of it; a paragraph that became a decision is not shown twice. */
function Record({ meeting, item, commitments, said }: AgendaItemLineProps) {
  const decisions = meeting.decisions.filter(({ agendaItemId }) => agendaItemId === item.id);
  const promised = commitments.filter((row) => agendaItemOf(row, meeting) === item.id);
  const below = new Set([...decisions, ...promised].map(({ id }) => id));
  const paragraphs = said.filter(
    ({ decisionId, commitmentId }) => !below.has(decisionId ?? '') && !below.has(commitmentId ?? ''),
  );
  return (
    <>
      {paragraphs.length > 0 && (
        <ul className={classes.said}>
          {paragraphs.map((paragraph) => (
            <li key={paragraph.id}>
              <Paragraph paragraph={paragraph} />
            </li>
          ))}
        </ul>
      )}
      <Outcomes meeting={meeting} decisions={decisions} promised={promised} />
    </>
  );
}

interface OutcomesProps {
  meeting: Meeting;
  decisions: Decision[];
  promised: CommitmentRow[];
}

/** What came of the item: its decisions, and the promises made on it. */
function Outcomes({ meeting, decisions, promised }: OutcomesProps) {
  const t = useText();
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
