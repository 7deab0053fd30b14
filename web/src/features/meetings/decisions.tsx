import { ActionIcon, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { client, ifMatch, type Decision, type Meeting } from '../../api';
import { isHeld } from '../../records';
import { Confirm, Section, tell, useGrowing, useText, useWord } from '../../ui';
import classes from './agenda.module.css';
import { useEditing } from './editing';
import { DecisionForm } from './forms-in-place';
import frame from './meeting.module.css';
import { useMeetingWrites } from './use-meeting-writes';

/** The register: every decision of the meeting with its number and where it was taken. */
export function Decisions({ meeting }: { meeting: Meeting }) {
  const t = useText();
  const { open, set } = useEditing();
  const { decisions, can } = meeting;
  const mayEdit = can.includes('edit');
  const close = () => set(null);
  const [removing, setRemoving] = useState<Decision | null>(null);
  const drawn = useGrowing(decisions.length, 4);
  if (decisions.length === 0 && !mayEdit && !isHeld(meeting)) return null;
  return (
    <Section
      title={t('meetings.decisions')}
      {...(decisions.length > 0 ? { note: decisions.length } : {})}
      {...(mayEdit
        ? {
            actions: (
              <Button variant="subtle" size="compact-sm" onClick={() => set('decision.new')}>
                {t('meetings.decision.add')}
              </Button>
            ),
          }
        : {})}
    >
      {decisions.length === 0 && open !== 'decision.new' && (
        <p className={classes.none}>{t('meetings.decisions.empty')}</p>
      )}
      <ol className={classes.decisions}>
        {decisions.slice(0, drawn).map((decision) => (
          <li key={decision.id} className={classes.decision}>
            {open === `decision.${decision.id}` ? (
              <DecisionForm meeting={meeting} decision={decision} onClose={close} onSaved={close} />
            ) : (
              <DecisionLine
                meeting={meeting}
                decision={decision}
                onEdit={() => set(`decision.${decision.id}`)}
                onRemove={() => setRemoving(decision)}
              />
            )}
          </li>
        ))}
      </ol>
      {open === 'decision.new' && <DecisionForm meeting={meeting} onClose={close} onSaved={close} />}
      {removing && <RemoveDecision meeting={meeting} decision={removing} onClose={() => setRemoving(null)} />}
    </Section>
  );
}

interface DecisionLineProps {
  meeting: Meeting;
  decision: Decision;
  onEdit: () => void;
  onRemove: () => void;
}

function DecisionLine({ meeting, decision, onEdit, onRemove }: DecisionLineProps) {
  const t = useText();
  const word = useWord();
  const { number, text, topic, agendaItemId } = decision;
  const item = meeting.agendaItems.find(({ id }) => id === agendaItemId);
  const icon = { size: '1rem', stroke: 1.75, 'aria-hidden': true } as const;
  return (
    <>
      <span className={classes.decisionNumber}>{number}.</span>
      <div className={classes.body}>
        <p>{text}</p>
        <p className={classes.facts}>
          {item && (
            <Link to="/meetings/$id" params={{ id: meeting.id }} search={{ item: item.id }} replace>
              {t('meetings.decision.item', { number: item.number })}
            </Link>
          )}
          {topic !== null && topic !== 'general' && <span>{word('commitments.topic', topic)}</span>}
        </p>
      </div>
      {meeting.can.includes('edit') && (
        <div className={classes.moves} data-print="no">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('meetings.decision.edit.named', { number })}
            onClick={onEdit}
          >
            <IconPencil {...icon} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('meetings.decision.remove.named', { number })}
            onClick={onRemove}
          >
            <IconTrash {...icon} />
          </ActionIcon>
        </div>
      )}
    </>
  );
}

interface RemoveDecisionProps {
  meeting: Meeting;
  decision: Decision;
  onClose: () => void;
}

/** Asked first: the numbers of those after it change, so putting it back would not restore the register. */
function RemoveDecision({ meeting, decision, onClose }: RemoveDecisionProps) {
  const t = useText();
  const writes = useMeetingWrites(meeting.id);
  const { id, number, text } = decision;
  const remove = async () => {
    const find = (now: Meeting) => now.decisions.find((other) => other.id === id)?.text;
    await writes.change(find, text, (version) =>
      client.DELETE('/api/meetings/{id}/decisions/{decisionId}', {
        ...ifMatch(version),
        params: { path: { id: meeting.id, decisionId: id } },
      }),
    );
    tell(t('meetings.decision.removed', { number }));
  };
  return (
    <Confirm
      danger
      onClose={onClose}
      title={t('meetings.decision.remove.title', { number })}
      confirmLabel={t('common.delete')}
      onConfirm={remove}
    >
      <div className={frame.said}>
        <p className={frame.quote}>{text}</p>
        <p>{t('meetings.decision.remove.text')}</p>
      </div>
    </Confirm>
  );
}
