import { Button } from '@mantine/core';
import { useState } from 'react';
import { Problem, useAgain, useText, WhenWorded } from '../../ui';
import type { Assertion, Challenge } from './authenticator';
import classes from './access.module.css';

/** Browsers know passkeys on https and on localhost alone, and under the name of a host, not its bare address. */
export function passkeysWork(): boolean {
  return 'PublicKeyCredential' in window && !/^[\d.]+$|:/.test(location.hostname);
}

interface PasskeyButtonProps {
  label: string;
  challenge: Challenge;
  variant?: 'filled' | 'default';
  /** What the passkey answered; what this throws is shown. */
  onAnswer: (assertion: Assertion) => Promise<void>;
}

/** Asks the browser for a passkey; what it needs for that is loaded when it is pressed. */
export function PasskeyButton({ label, challenge, variant = 'default', onAnswer }: PasskeyButtonProps) {
  const t = useText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const again = useAgain(problem, label);
  const press = async () => {
    if (again.waiting) return;
    setBusy(true);
    setProblem(null);
    try {
      const { usedPasskey } = await import('./authenticator');
      await onAnswer(await usedPasskey(challenge, t));
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {problem !== null && !again.over && (
        <div className={classes.trouble}>
          <WhenWorded>
            <Problem error={problem} />
          </WhenWorded>
        </div>
      )}
      <Button variant={variant} fullWidth loading={busy} onClick={() => void press()} {...again.button} />
    </>
  );
}
