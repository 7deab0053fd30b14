import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useText, useWord } from '../../ui';
import { focusNote } from './focus';
import classes from './note-line.module.css';
import type { Note, NoteContent } from './note';
import { useWorking } from './working';

/** Above the words: who speaks, and what the paragraph is or became. Nothing for a plain piece of information. */
export function NoteMarks({ note }: { note: Note }) {
  const word = useWord();
  const { kind } = note.mine;
  const isPlain = kind === 'information' && note.mine.decisionId === null && note.mine.commitmentId === null;
  const speaker = useSpeaker(note.mine);
  if (isPlain && speaker === null) return null;
  return (
    <p className={classes.marks}>
      {speaker !== null && <SpeakerMark note={note} speaker={speaker} />}
      {!isPlain && <span className={classes.kind}>{word('meetings.said.kind', kind)}</span>}
      {!isPlain && <Became note={note} />}
    </p>
  );
}

/** Who speaks, by the title of the position or by name. */
export function useSpeaker({ speakerPositionId, speakerName }: NoteContent): string | null {
  const t = useText();
  const { speakers, desk } = useWorking();
  if (speakerPositionId === null) return speakerName;
  const known = speakers.find(({ positionId }) => positionId === speakerPositionId)?.label;
  return known ?? desk.titles.get(speakerPositionId) ?? t('minutes.speaker');
}

function SpeakerMark({ note, speaker }: { note: Note; speaker: string }) {
  const t = useText();
  const { desk, mayWrite } = useWorking();
  const remove = () => {
    desk.book.edit(note.id, { speakerPositionId: null, speakerName: null });
    focusNote({ id: note.id, caret: 0 });
  };
  return (
    <span className={classes.speaker}>
      {speaker}
      {mayWrite && (
        // Backspace at the beginning does the same: the way from paragraph to paragraph is not longer for it.
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('minutes.speaker.remove', { speaker })}
          onClick={remove}
        >
          <IconX size="0.875rem" stroke={2} aria-hidden />
        </button>
      )}
    </span>
  );
}

/** The record that it became, or the way there. */
function Became({ note }: { note: Note }) {
  const t = useText();
  const { meeting, commitments, mayWrite, openPanel } = useWorking();
  const { decisionId, commitmentId, kind } = note.mine;
  const decision = meeting.decisions.find(({ id }) => id === decisionId);
  const commitment = commitments.find(({ id }) => id === commitmentId);
  if (commitmentId !== null) {
    return (
      <Link to="/commitments/$id" params={{ id: commitmentId }}>
        {commitment?.reference ?? t('minutes.commitment.open')}
      </Link>
    );
  }
  if (decisionId !== null) return <span>{decision ? `${decision.number}` : ''}</span>;
  if (!mayWrite || (kind !== 'decision' && kind !== 'commitment')) return null;
  return (
    <button type="button" className={classes.fill} onClick={() => openPanel(note.id)}>
      {t('minutes.panel.not-recorded')}
    </button>
  );
}
