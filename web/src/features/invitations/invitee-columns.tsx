import { useOffice, type Invitee, type Meeting } from '../../api';
import { DateTimeText, StatusLight, useText, useWord, type Column, type Tone } from '../../ui';
import { AnswerWords } from './answer-words';
import { InviteeMoves } from './invitee-moves';
import { inviteeName } from './invitee-name';
import classes from './invitations.module.css';

export function useColumns(meeting: Meeting): Column<Invitee>[] {
  const t = useText();
  const columns: Column<Invitee>[] = [
    {
      id: 'who',
      header: t('invitations.who'),
      phone: 'title',
      cell: (invitee) => <Who invitee={invitee} />,
    },
    {
      id: 'address',
      header: t('invitations.address'),
      width: '17rem',
      cell: (invitee) => <Address invitee={invitee} />,
    },
    {
      id: 'answer',
      header: t('invitations.answer'),
      width: '10.5rem',
      cell: ({ answer }) => <AnswerWords answer={answer} />,
    },
    {
      id: 'mail',
      header: t('invitations.mail'),
      width: '16rem',
      cell: (invitee) => <Mail invitee={invitee} />,
    },
  ];
  if (!meeting.can.includes('edit')) return columns;
  return [
    ...columns,
    {
      id: 'moves',
      header: t('invitations.moves'),
      width: '12rem',
      align: 'end',
      cell: (invitee) => <InviteeMoves meeting={meeting} invitee={invitee} />,
    },
  ];
}

function Who({ invitee }: { invitee: Invitee }) {
  const { position, name, organisation, guestOrganisation } = invitee;
  const house = position === null && name === null ? null : (organisation?.name ?? guestOrganisation);
  return (
    <>
      <span className={classes.who}>{inviteeName(invitee)}</span>
      <span className={classes.second}>{[house, position && name].filter(Boolean).join(' · ')}</span>
    </>
  );
}

function Address({ invitee: { address, silent } }: { invitee: Invitee }) {
  const t = useText();
  if (address !== null) return <span className={classes.address}>{address}</span>;
  return <StatusLight tone="warn" word={t(silent ? 'invitations.silent' : 'invitations.no-address')} />;
}

const tones: Record<string, Tone> = {
  planned: 'wait',
  sending: 'wait',
  sent: 'good',
  failed: 'bad',
  skipped: 'muted',
  expired: 'muted',
};

/** What the last mail was about, what became of it, and why. */
function Mail({ invitee: { notice } }: { invitee: Invitee }) {
  const t = useText();
  const word = useWord();
  const { timeZone } = useOffice();
  if (notice === null) return <StatusLight tone="muted" word={t('invitations.notice.none')} />;
  const { kind, state, reason, sentAt } = notice;
  return (
    <>
      <StatusLight tone={tones[state] ?? 'muted'} word={word('invitations.notice', state)} />
      <span className={classes.second}>
        {word('invitations.kind', kind)}
        {sentAt !== null && (
          <>
            {' · '}
            <DateTimeText at={sentAt} zone={timeZone} length="short" />
          </>
        )}
        {reason !== null && ` · ${word('invitations.reason', reason)}`}
      </span>
    </>
  );
}
