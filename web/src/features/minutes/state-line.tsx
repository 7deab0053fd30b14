import { Button } from '@mantine/core';
import { lazy, Suspense, useRef, useState } from 'react';
import { useOffice, type Meeting } from '../../api';
import { formatClock, useLocale, useText } from '../../ui';
import { type Desk, useSaveState } from './desk';
import { noteAtHand } from './focus';
import classes from './minutes.module.css';
import type { SaveState } from './save-state';

const SignInAgain = lazy(async () => ({ default: (await import('./sign-in-again')).SignInAgain }));

const tones: Record<SaveState['standing'], string> = {
  saved: 'good',
  saving: 'good',
  offline: 'warn',
  trouble: 'warn',
  'signed-out': 'bad',
  'other-person': 'bad',
  final: 'bad',
  forbidden: 'bad',
};

/** Where what is typed is by now: always in sight, and said aloud when it changes. */
export function StateLine({ desk, meeting }: { desk: Desk; meeting: Meeting }) {
  const t = useText();
  const locale = useLocale();
  const { timeZone } = useOffice();
  const state = useSaveState(desk);
  const { standing, savedAt, waiting, kept, conflicts, refused } = state;
  const isQuiet = standing === 'saved' || standing === 'saving';
  // What waits for a choice or a correction is not being saved, however long one waits.
  const isSaving = waiting > conflicts + refused;
  const words = () => {
    if (!isQuiet) return t(`minutes.state.${standing}`, { waiting });
    if (isSaving) return t('minutes.state.saving');
    if (savedAt === null && waiting === 0) return t('minutes.state.loading');
    if (refused > 0) return t('minutes.state.refused', { refused });
    return conflicts > 0
      ? null
      : t('minutes.state.saved', { at: formatClock(savedAt ?? '', timeZone, locale) });
  };
  return (
    <div className={classes.state} data-tone={isQuiet && conflicts + refused > 0 ? 'warn' : tones[standing]}>
      <p role="status">
        <span className={classes.stateWords}>{words()}</span>
        {conflicts > 0 && <span> {t('minutes.state.conflicts', { conflicts })}</span>}
        {!kept && <span> {t('minutes.state.not-kept')}</span>}
      </p>
      <SignInMove desk={desk} meeting={meeting} isAsked={isLost(standing)} />
      {(standing === 'offline' || standing === 'trouble') && (
        <Button size="compact-sm" variant="default" onClick={() => void desk.saver.flush()}>
          {t('common.retry')}
        </Button>
      )}
    </div>
  );
}

const isLost = (standing: SaveState['standing']) => standing === 'signed-out' || standing === 'other-person';

/** Signing in over the page; the caret is afterwards where it was. */
function SignInMove({ desk, meeting, isAsked }: { desk: Desk; meeting: Meeting; isAsked: boolean }) {
  const t = useText();
  const [isComing, setComing] = useState(false);
  const atHand = useRef<HTMLElement>(undefined);
  const come = () => {
    atHand.current = noteAtHand();
    setComing(true);
  };
  const close = () => {
    setComing(false);
    // Once the dialog has let go of the focus.
    setTimeout(() => atHand.current?.focus());
  };
  return (
    <>
      {isAsked && (
        // A press does not take the caret out of its paragraph.
        <Button size="compact-sm" onMouseDown={(event) => event.preventDefault()} onClick={come}>
          {t('minutes.sign-in')}
        </Button>
      )}
      {isComing && (
        <Suspense>
          <SignInAgain
            desk={desk}
            elsewhere={`/sign-in?back=${encodeURIComponent(`/meetings/${meeting.id}`)}`}
            onClose={close}
          />
        </Suspense>
      )}
    </>
  );
}
