import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { client, ProblemError, type InvitationLetter } from '../../api';
import { MeetingTime } from '../../records';
import { Outside } from '../../records/outside';
import { Facts, Notice, Problem, useText, useWord } from '../../ui';
import { answerBody, AnswerForm, type AnswerValues } from './answer-form';
import classes from './invitations.module.css';

const isGone = (error: unknown) => error instanceof ProblemError && error.status === 410;

/** From the link in a mail to an answer, without signing in. The token stays behind the #, so no server logs it. */
export function AnswerPage() {
  const t = useText();
  const token = new URLSearchParams(useLocation({ select: ({ hash }) => hash })).get('token') ?? '';
  // Looking changes nothing: the button does.
  const { data, error, refetch } = useQuery({
    queryKey: ['invitation-letter', token],
    queryFn: () =>
      client.POST('/api/meeting-answers/previews', { body: { token } }).then(({ data: seen }) => seen!),
    enabled: token !== '',
    staleTime: Infinity,
    gcTime: 0,
  });
  if (token === '' || isGone(error))
    return (
      <Outside title={t('invitations.letter.gone')} lead={t('invitations.letter.gone.text')}>
        {null}
      </Outside>
    );
  if (error)
    return (
      <Outside title={t('invitations.letter')}>
        <Problem error={error} onRetry={() => void refetch()} />
      </Outside>
    );
  return data === undefined ? null : <Letter token={token} letter={data} />;
}

function Letter({ token, letter }: { token: string; letter: InvitationLetter }) {
  const t = useText();
  const queries = useQueryClient();
  const [isChanging, setChanging] = useState(false);
  const [isThanked, setThanked] = useState(false);
  const { answer, open, title } = letter;
  const send = async (values: AnswerValues) => {
    const by = values.by.trim() === '' ? null : values.by.trim();
    const body = { token, ...answerBody(values), by };
    const { data } = await client.POST('/api/meeting-answers', { body });
    queries.setQueryData(['invitation-letter', token], data);
    setChanging(false);
    setThanked(true);
  };
  const isAsking = open && (answer === null || answer.outdated || isChanging);
  return (
    <Outside title={title} lead={t('invitations.letter.lead')}>
      <LetterFacts letter={letter} />
      <div className={classes.reply} aria-live="polite">
        {!isAsking && <Given letter={letter} isThanked={isThanked} onChange={() => setChanging(true)} />}
        {isAsking && (
          <AnswerForm
            given={answer}
            asksWho
            submitLabel={t('invitations.answer.send')}
            onAnswer={send}
            {...(isChanging ? { onCancel: () => setChanging(false) } : {})}
          />
        )}
      </div>
    </Outside>
  );
}

function LetterFacts({ letter }: { letter: InvitationLetter }) {
  const t = useText();
  const word = useWord();
  const { seat, organisation, venue, district, onlineUrl, mode, chair, agenda, status } = letter;
  const place = [venue, district && t('meetings.district.in', { name: district })].filter(Boolean).join(', ');
  return (
    <>
      {status !== 'scheduled' && <Notice>{word('invitations.letter.status', status)}</Notice>}
      <Facts
        facts={[
          { label: t('invitations.letter.seat'), value: <strong>{seatWords(seat, organisation)}</strong> },
          { label: t('invitations.letter.time'), value: <MeetingTime meeting={letter} /> },
          { label: t('invitations.letter.place'), value: place === '' ? word('meetings.mode', mode) : place },
          {
            label: t('invitations.letter.online'),
            value: onlineUrl && (
              <a href={onlineUrl} rel="noreferrer">
                {onlineUrl}
              </a>
            ),
          },
          { label: t('invitations.letter.chair'), value: chair },
          {
            label: t('invitations.letter.agenda'),
            value:
              agenda.length === 0 ? null : (
                <ol className={classes.agenda}>
                  {agenda.map((item, at) => (
                    <li key={at}>{item}</li>
                  ))}
                </ol>
              ),
          },
        ]}
      />
    </>
  );
}

/** What has been answered, and the way to change it while that is possible. */
function Given({
  letter: { answer, open },
  isThanked,
  onChange,
}: {
  letter: InvitationLetter;
  isThanked: boolean;
  onChange: () => void;
}) {
  const t = useText();
  if (answer === null) return <p>{t('invitations.letter.closed')}</p>;
  const deputy = [answer.name, answer.position].filter(Boolean).join(', ');
  return (
    <>
      <p className={classes.given}>
        {t(`invitations.answer.${answer.answer}`)}
        {deputy !== '' && `: ${deputy}`}
      </p>
      {answer.reason !== null && <p className={classes.soft}>{answer.reason}</p>}
      {isThanked && <p>{t('invitations.letter.thanks')}</p>}
      {open ? (
        <button type="button" className={classes.change} onClick={onChange}>
          {t('invitations.answer.change')}
        </button>
      ) : (
        <p className={classes.soft}>{t('invitations.letter.closed')}</p>
      )}
    </>
  );
}

function seatWords(seat: string, organisation: string | null): string {
  return organisation === null || seat.toLowerCase().includes(organisation.toLowerCase())
    ? seat
    : `${seat}, ${organisation}`;
}
