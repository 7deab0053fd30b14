import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Commitment, Meeting } from '../../api';
import { formatDay, Notice, tellProblem, useLocale, useText } from '../../ui';
import classes from './commitments.module.css';
import { missingOf } from './moves';
import { useMove } from './use-commitment-moves';
import { useMissingWords } from './use-missing-words';

interface SavedProps {
  commitment: Commitment;
  meeting: Meeting | null;
  onAgain: () => void;
}

/** It is written down: agree it now, write the next one, or go and look. */
export function SavedCommitment({ commitment, meeting, onAgain }: SavedProps) {
  const t = useText();
  const locale = useLocale();
  const navigate = useNavigate();
  const move = useMove(commitment);
  const [busy, setBusy] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const missing = useMissingWords(missingOf(commitment));
  const mayAgree = missing === '' && commitment.can.includes('agree');
  useEffect(() => first.current?.focus(), []);
  const agree = async () => {
    setBusy(true);
    try {
      await move('agree');
      await navigate({ to: '/commitments/$id', params: { id: commitment.id } });
    } catch (error) {
      tellProblem(error, t('commitments.move-failed'));
      setBusy(false);
    }
  };
  const due = commitment.dueOn === null ? '' : formatDay(commitment.dueOn, locale);
  return (
    <div className={classes.saved}>
      <Notice tone="good">
        <span role="status">{t('commitments.saved', { reference: commitment.reference })}</span>
      </Notice>
      <p className={classes.savedTitle}>{commitment.title}</p>
      <p className={classes.hint}>
        {missing !== ''
          ? t('commitments.new.missing', { missing })
          : t('commitments.saved.agree', { due, owner: commitment.owner.name })}
      </p>
      <div className={classes.savedMoves}>
        {mayAgree && (
          <Button ref={first} loading={busy} onClick={() => void agree()}>
            {t('commitments.do.agree')}
          </Button>
        )}
        <Button {...(mayAgree ? {} : { ref: first })} variant="default" onClick={onAgain}>
          {t('commitments.saved.again')}
        </Button>
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/commitments/$id" params={{ id: commitment.id }} {...props} />}
        >
          {t('commitments.saved.open')}
        </Button>
        {meeting !== null && (
          <Button
            variant="subtle"
            renderRoot={(props) => <Link to="/meetings/$id" params={{ id: meeting.id }} {...props} />}
          >
            {t('commitments.saved.meeting', { reference: meeting.reference })}
          </Button>
        )}
      </div>
    </div>
  );
}
