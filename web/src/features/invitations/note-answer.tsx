import { useQueryClient } from '@tanstack/react-query';
import { client, refresh, type Invitee, type Meeting } from '../../api';
import { tell, useText } from '../../ui';
import { Dialog } from '../../ui/forms';
import { answerBody, AnswerForm, type AnswerValues } from './answer-form';
import { inviteeName } from './invitee-name';

interface NoteAnswerProps {
  meeting: Meeting;
  invitee: Invitee;
  onClose: () => void;
}

/** Staff write down what an invitee told them by telephone. */
export function NoteAnswer({ meeting: { id }, invitee, onClose }: NoteAnswerProps) {
  const t = useText();
  const queries = useQueryClient();
  const save = async (values: AnswerValues) => {
    const path = { id, seatId: invitee.id };
    await client.POST('/api/meetings/{id}/seats/{seatId}/answers', {
      params: { path },
      body: answerBody(values),
    });
    await refresh(queries, '/api/meetings');
    tell(t('invitations.answer.noted'));
    onClose();
  };
  return (
    <Dialog title={t('invitations.note.title', { name: inviteeName(invitee) })} onClose={onClose}>
      <AnswerForm given={invitee.answer} submitLabel={t('common.save')} onAnswer={save} onCancel={onClose} />
    </Dialog>
  );
}
