import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, refresh, useOffice, type MinutesComment } from '../../api';
import { DateTimeText, StatusLight, tell, tellProblem, useText, useWord } from '../../ui';
import classes from './approval.module.css';

const tones = { open: 'warn', taken_over: 'done', not_taken_over: 'muted' } as const;

interface CommentsProps {
  meetingId: string;
  mayAnswer: boolean;
  /** How the paragraph reads now; null when it was struck. */
  now: string | null;
  comments: MinutesComment[];
}

/** What was said about one paragraph, oldest first. */
export function Comments({ comments, ...about }: CommentsProps) {
  const t = useText();
  if (comments.length === 0) return null;
  return (
    <ul className={classes.comments} aria-label={t('approval.comments')}>
      {comments.map((comment) => (
        <One key={comment.id} {...about} comment={comment} />
      ))}
    </ul>
  );
}

type OneProps = Omit<CommentsProps, 'comments'> & { comment: MinutesComment };

function One({ meetingId, mayAnswer, now, comment }: OneProps) {
  const word = useWord();
  const { timeZone } = useOffice();
  const { author, organisation, createdAt, quote, text, status, answerNote, answeredBy } = comment;
  return (
    <li className={classes.comment}>
      <p className={classes.meta}>
        {[author, organisation].filter((part) => part !== null).join(', ')} ·{' '}
        <DateTimeText at={createdAt} zone={timeZone} length="short" />
      </p>
      {quote !== now && <blockquote className={classes.quote}>{quote}</blockquote>}
      <p className={classes.text}>{text}</p>
      <StatusLight tone={tones[status]} word={word('approval.comment.status', status)} />
      {answeredBy !== null && (
        <p className={classes.meta}>{[answeredBy, answerNote].filter((part) => part !== null).join(': ')}</p>
      )}
      {status === 'open' && mayAnswer && <Answer meetingId={meetingId} comment={comment} />}
    </li>
  );
}

function Answer({ meetingId, comment: { id, author } }: Omit<OneProps, 'mayAnswer' | 'now'>) {
  const t = useText();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const answer = async (takenOver: boolean) => {
    setBusy(true);
    try {
      const written = note.trim();
      await client.POST('/api/meetings/{id}/minutes/comments/{commentId}/answers', {
        params: { path: { id: meetingId, commentId: id } },
        body: { takenOver, ...(written === '' ? {} : { note: written }) },
      });
      tell(t(takenOver ? 'approval.answer.taken' : 'approval.answer.sent'));
    } catch (error) {
      tellProblem(error, t('approval.answer.failed'));
    }
    setBusy(false);
    await refresh(queries, '/api/meetings');
  };
  return (
    <div className={classes.form}>
      <Textarea
        label={t('approval.answer.note', { author })}
        description={t('approval.answer.hint')}
        autosize
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes.moves}>
        <Button
          variant="default"
          size="compact-sm"
          disabled={busy || note.trim() === ''}
          onClick={() => void answer(false)}
        >
          {t('approval.answer.refuse')}
        </Button>
        <Button size="compact-sm" disabled={busy} onClick={() => void answer(true)}>
          {t('approval.answer.take')}
        </Button>
      </div>
    </div>
  );
}
