import { client, type Meeting } from '../../api';
import { seatName } from '../../records';
import { tell, tellProblem, useText, useWord } from '../../ui';
import { ConfirmMove } from '../../ui/forms';
import { CloseDialog } from './close-dialog';
import classes from './meeting.module.css';
import type { Verb } from './moves';
import { RescheduleDialog } from './reschedule-dialog';
import { useMeetingWrites } from './use-meeting-writes';
import { useMissing } from './use-missing';

interface MoveDialogProps {
  meeting: Meeting;
  verb: Verb;
  onClose: () => void;
}

/** Says what follows from a move before it is made; none of them but postponing can be taken back. */
export function MoveDialog({ meeting, verb, onClose }: MoveDialogProps) {
  const t = useText();
  const word = useWord();
  const move = useMove(meeting);
  if (verb === 'close') return <CloseDialog meeting={meeting} onClose={onClose} />;
  if (verb === 'reschedule') return <RescheduleDialog meeting={meeting} onClose={onClose} />;
  const isWhyAsked = verb === 'postpone' || verb === 'cancel';
  return (
    <ConfirmMove
      opened
      onClose={onClose}
      title={word('meetings.ask', verb)}
      confirmLabel={word('meetings.move', verb)}
      danger={verb === 'cancel'}
      {...(isWhyAsked ? { noteLabel: t('meetings.reason') } : {})}
      onConfirm={(note) => move(verb, note)}
    >
      <Consequence meeting={meeting} verb={verb} />
    </ConfirmMove>
  );
}

function Consequence({ meeting, verb }: { meeting: Meeting; verb: Verb }) {
  const t = useText();
  const word = useWord();
  const { attendances } = meeting;
  const missing = useMissing(meeting);
  if (verb === 'publish') {
    return (
      <>
        <p>{t('meetings.publish.text', { count: attendances.length })}</p>
        <ul className={classes.names}>
          {attendances.map((seat) => (
            <li key={seat.id}>{seatName(seat)}</li>
          ))}
        </ul>
      </>
    );
  }
  return (
    <div className={classes.said}>
      <p>{word('meetings.consequence', verb)}</p>
      {verb === 'finish' && missing.map((words) => <p key={words}>{words}</p>)}
    </div>
  );
}

/** Makes the move and says so; a postponed meeting can go back to its date for ten seconds. */
function useMove({ id }: Meeting): (verb: Verb, note: string) => Promise<void> {
  const t = useText();
  const word = useWord();
  const writes = useMeetingWrites(id);
  const send = (verb: Verb, note: string | null) =>
    writes.add(() =>
      client.POST('/api/meetings/{id}/moves', { params: { path: { id } }, body: { verb, note } }),
    );
  const undo = () =>
    send('reschedule', null).catch((error: unknown) => tellProblem(error, t('meetings.failed')));
  return async (verb, note) => {
    await send(verb, note === '' ? null : note);
    tell(word('meetings.moved', verb), verb === 'postpone' ? undo : undefined);
  };
}
