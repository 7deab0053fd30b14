import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, refresh } from '../../api';
import { tell, tellProblem, useText } from '../../ui';
import classes from './approval.module.css';

interface CommentFormProps {
  meetingId: string;
  blockId: string;
  /** The paragraph, so that the button says which one it means. */
  about: string;
}

/** Opens in place; what was typed stays when sending fails. */
export function CommentForm({ meetingId, blockId, about }: CommentFormProps) {
  const t = useText();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      const params = { path: { id: meetingId, blockId } };
      await client.POST('/api/meetings/{id}/minutes/note-blocks/{blockId}/comments', {
        params,
        body: { text: text.trim() },
      });
      setText('');
      setOpen(false);
      tell(t('approval.comment.sent'));
    } catch (error) {
      tellProblem(error, t('approval.comment.failed'));
    }
    setBusy(false);
    await refresh(queries, '/api/meetings');
  };
  if (!isOpen) {
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        className={classes.begin ?? ''}
        aria-label={t('approval.comment.of', { text: about.slice(0, 60) })}
        onClick={() => setOpen(true)}
      >
        {t('approval.comment')}
      </Button>
    );
  }
  return (
    <div className={classes.form}>
      <Textarea
        label={t('approval.comment.label')}
        autosize
        minRows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
        autoFocus
      />
      <div className={classes.moves}>
        <Button variant="default" onClick={() => setOpen(false)}>
          {t('common.cancel')}
        </Button>
        <Button loading={busy} disabled={text.trim() === ''} onClick={() => void send()}>
          {t('approval.comment.send')}
        </Button>
      </div>
    </div>
  );
}
