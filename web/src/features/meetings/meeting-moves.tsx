import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { api, useMe, useOffice, type Meeting } from '../../api';
import { ButtonLink, useKeys, useText, useWord } from '../../ui';
import { MeetingMenu } from './meeting-menu';
import { awaitsApproval, isVerb, minutesOf, movesOf, secondOf, type Second } from './moves';

const route = getRouteApi('/inside/meetings/$id');
const MoveDialog = lazy(async () => ({ default: (await import('./move-dialog')).MoveDialog }));

/** The moves of a meeting: what matters now on a button or two, the rest in a menu. */
export function MeetingMoves({ meeting }: { meeting: Meeting }) {
  const word = useWord();
  const { today } = useOffice();
  const asked = route.useSearch().do;
  const navigate = route.useNavigate();
  const { main, more } = movesOf(meeting, today);
  const second = secondOf(meeting, today);
  const mayAnswer = useMayAnswer(meeting);
  const mayReadMinutes = useMe().can.includes('minutes.read');
  const toApproval = mayReadMinutes && awaitsApproval(meeting);
  const isAlone = main === null && !mayAnswer && !toApproval;
  const ask = (verb: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, do: verb }) as typeof before, replace: true });
  useMeetingKeys(meeting);
  return (
    <>
      <MeetingMenu {...{ meeting, second, isAlone, ask }} moves={more} />
      {second !== null && <SecondLink meeting={meeting} what={second} isAlone={isAlone} />}
      {mayAnswer && <AnswerLink meeting={meeting} />}
      {toApproval && <ApprovalLink meeting={meeting} />}
      {main !== null && <Button onClick={() => ask(main)}>{word('meetings.move', main)}</Button>}
      {isVerb(asked) && meeting.can.includes(asked) && (
        <Suspense>
          <MoveDialog key={asked} meeting={meeting} verb={asked} onClose={() => ask(undefined)} />
        </Suspense>
      )}
    </>
  );
}

/** Whether the reader has a seat at it, and may still say if they come; staff note answers with the invitations. */
function useMayAnswer({ id, status, can }: Meeting): boolean {
  const isAwaiting = !can.includes('edit') && (status === 'scheduled' || status === 'postponed');
  const enabled = useMe().can.includes('seats.answer') && isAwaiting;
  const { data } = api.useQuery(
    'get',
    '/api/meetings/{id}/own-seats',
    { params: { path: { id } } },
    { enabled },
  );
  return enabled && data !== undefined && data.items.some(({ open }) => open);
}

function AnswerLink({ meeting: { id } }: { meeting: Meeting }) {
  const t = useText();
  return (
    <ButtonLink to="/meetings/$id/answer" params={{ id }}>
      {t('meetings.attendance.answer')}
    </ButtonLink>
  );
}

/** Where minutes go from the desk to the signature. */
function ApprovalLink({ meeting: { id } }: { meeting: Meeting }) {
  const t = useText();
  return (
    <ButtonLink to="/meetings/$id/minutes/read" params={{ id }}>
      {t('meetings.notes.approve')}
    </ButtonLink>
  );
}

/** On a phone, beside a move that comes next, it stands in the menu. */
function SecondLink(props: { meeting: Meeting; what: Second; isAlone: boolean }) {
  const t = useText();
  const { meeting, what, isAlone } = props;
  const { id } = meeting;
  const minutes = minutesOf(meeting);
  const look = isAlone ? {} : ({ variant: 'default', visibleFrom: 'sm' } as const);
  if (what === 'edit')
    return (
      <ButtonLink to="/meetings/$id" params={{ id }} search={{ tab: 'edit' }} {...look}>
        {t('meetings.edit')}
      </ButtonLink>
    );
  if (what === 'invitations')
    return (
      <ButtonLink to="/meetings/$id/invitations" params={{ id }} {...look}>
        {t('meetings.more.invitations')}
      </ButtonLink>
    );
  if (minutes === null) return null;
  return (
    <ButtonLink to={minutes.to} params={{ id }} {...look}>
      {t(minutes.label)}
    </ButtonLink>
  );
}

function useMeetingKeys({ id, can }: Meeting): void {
  const t = useText();
  const navigate = route.useNavigate();
  const open = (tab: 'edit' | 'attendance') => void navigate({ search: { tab } });
  useKeys(
    can.includes('edit')
      ? [
          { key: 'e', label: t('meetings.edit'), run: () => open('edit') },
          {
            key: 'n',
            label: t('meetings.notes.write'),
            run: () => void navigate({ to: '/meetings/$id/minutes', params: { id } }),
          },
          { key: 'a', label: t('meetings.attendance.mark'), run: () => open('attendance') },
        ]
      : [],
  );
}
