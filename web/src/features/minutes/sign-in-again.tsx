import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { client, useMe, type Me } from '../../api';
import { useText } from '../../ui';
import { Dialog, RecordFormView, useRecordForm } from '../../ui/forms';
import type { Desk } from './desk';
import classes from './minutes.module.css';

interface SignInAgainProps {
  desk: Desk;
  /** Where everything else is possible: passkeys, single sign-on, a forgotten password. */
  elsewhere: string;
  onClose: () => void;
}

/** The session ended while somebody types: the same person comes back over the page, and what was typed stays. */
export function SignInAgain({ desk, elsewhere, onClose }: SignInAgainProps) {
  const t = useText();
  const { name } = useMe();
  const [step, setStep] = useState<Me['awaits']>(null);
  const enter = async ({ awaits }: Me) => {
    if (awaits !== null) return setStep(awaits);
    await desk.saver.flush();
    onClose();
  };
  return (
    <Dialog title={t('minutes.sign-in.title')} size="sm" onClose={onClose}>
      <p className={classes.signIn}>{t('minutes.sign-in.text', { name })}</p>
      {step === null && <PasswordForm onDone={enter} />}
      {step === 'second-factor' && <CodeForm onDone={enter} />}
      {/* Who must still set up a second factor does that elsewhere. */}
      <p className={classes.signIn}>
        <a href={elsewhere} target="_blank" rel="noreferrer">
          {t('minutes.sign-in.elsewhere')}
        </a>
      </p>
    </Dialog>
  );
}

type StepProps = { onDone: (me: Me) => Promise<void> };

function PasswordForm({ onDone }: StepProps) {
  const t = useText();
  const { email } = useMe();
  const form = useRecordForm({
    initial: { password: '' },
    save: async (values) => {
      const { data } = await client.POST('/api/sessions', { body: { email, ...values } });
      await onDone(data as Me);
    },
  });
  return (
    <RecordFormView form={form} submitLabel={t('access.sign-in')} guarded={false}>
      {/* For the browser, which keeps passwords by their address. */}
      <TextInput label={t('access.email')} autoComplete="username" value={email} readOnly />
      <PasswordInput
        label={t('access.password')}
        autoComplete="current-password"
        data-autofocus
        {...form.field('password')}
      />
    </RecordFormView>
  );
}

function CodeForm({ onDone }: StepProps) {
  const t = useText();
  const form = useRecordForm({
    initial: { code: '' },
    save: async (values) => {
      const { data } = await client.PUT('/api/sessions/current/second-factor', { body: values });
      await onDone(data as Me);
    },
  });
  return (
    <RecordFormView form={form} submitLabel={t('account.code.submit')} guarded={false}>
      <TextInput
        label={t('account.code')}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        {...form.field('code')}
      />
    </RecordFormView>
  );
}
