import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { client, refresh, type OwnSeat } from '../../api';
import { answerTones, seatName } from '../../records';
import { StatusLight, tell, tellProblem, useText } from '../../ui';
import classes from './my-work.module.css';

/** It can be answered, and what was said does not hold for the time as it is now. */
export const isAsked = ({ open, answer }: OwnSeat): boolean => open && (answer === null || answer.outdated);

const words = { coming: 'confirmed', represented: 'represented', declined: 'declined' } as const;

/** What was answered for one seat, and the answer in one press; one that needs more words is chosen on its page already. */
export function SeatAnswer({ meetingId, seat }: { meetingId: string; seat: OwnSeat }) {
  const t = useText();
  const { busy, come } = useComing(meetingId, seat.id);
  const { open } = seat;
  const named = seatName(seat);
  const asked = isAsked(seat);
  return (
    <div className={classes.seat}>
      <p>{named}</p>
      <Said answer={seat.answer} />
      {asked && (
        <Button
          loading={busy}
          aria-label={t('my-work.seat.answer-of', {
            answer: t('meetings.attendance.confirmed'),
            seat: named,
          })}
          onClick={come}
        >
          {t('meetings.attendance.confirmed')}
        </Button>
      )}
      {asked && (
        <div className={classes.others}>
          {(['represented', 'declined'] as const).map((answer) => (
            <Button
              key={answer}
              variant="default"
              aria-label={t('my-work.seat.answer-of', {
                answer: t(`meetings.attendance.${answer}`),
                seat: named,
              })}
              renderRoot={(props) => (
                <Link
                  to="/meetings/$id/answer"
                  params={{ id: meetingId }}
                  search={{ seat: seat.id, answer }}
                  {...props}
                />
              )}
            >
              {t(`meetings.attendance.${answer}`)}
            </Button>
          ))}
        </div>
      )}
      {open && !asked && (
        <Button
          variant="default"
          aria-label={t('my-work.seat.change-of', { seat: named })}
          renderRoot={(props) => <Link to="/meetings/$id/answer" params={{ id: meetingId }} {...props} />}
        >
          {t('my-work.seat.change')}
        </Button>
      )}
    </div>
  );
}

function Said({ answer }: { answer: OwnSeat['answer'] }) {
  const t = useText();
  if (answer === null) return <StatusLight tone="wait" word={t('my-work.seat.none')} />;
  if (answer.outdated) return <StatusLight tone="wait" word={t('my-work.seat.outdated')} />;
  const deputy = [answer.name, answer.position].filter(Boolean).join(', ');
  const detail = [deputy, answer.reason].filter(Boolean).join(' · ');
  return (
    <StatusLight
      tone={answerTones[answer.answer]}
      word={t(`meetings.attendance.${words[answer.answer]}`)}
      detail={detail === '' ? null : detail}
    />
  );
}

function useComing(id: string, seatId: string): { busy: boolean; come: () => void } {
  const t = useText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      await client.POST('/api/meetings/{id}/seats/{seatId}/answers', {
        params: { path: { id, seatId } },
        body: { answer: 'coming' },
      });
      await refresh(queries, '/api/my-work', '/api/meetings');
      tell(t('my-work.seat.noted'));
    } catch (error) {
      tellProblem(error, t('my-work.seat.failed'));
    } finally {
      setBusy(false);
    }
  };
  return { busy, come: () => void send() };
}
