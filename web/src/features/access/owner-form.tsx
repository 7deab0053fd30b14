import { PasswordInput, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Body } from '../../api';
import { useText } from '../../ui';
import { RecordFormView, useRecordForm, type RecordForm } from '../../ui/forms';
import classes from './access.module.css';
import { passkeysWork } from './passkey-button';
import type { Security } from './security-page';

export type Proof = Body<'/api/me/passkeys/draft', 'put'>;
type Way = 'none' | 'password' | 'code' | 'passkey';

interface OwnerFormProps {
  /** How the account is guarded, hence what is asked for; null when the sign-in has just asked. */
  security: Security | null;
  submitLabel: string;
  onCancel?: (() => void) | undefined;
  /** The name that the form asks for as well; absent where it asks for none. */
  name?: string;
  act: (proof: Proof, name: string) => Promise<void>;
  children: ReactNode;
}

/** By what the owner shows that it is they who ask: the password until there is a second factor, then that. */
function wayFor(security: Security | null): Way {
  if (security === null) return 'none';
  const { hasPassword, secondFactor, passkeys } = security;
  if (secondFactor === null && passkeys === 0) return hasPassword ? 'password' : 'none';
  return secondFactor === null && passkeysWork() ? 'passkey' : 'code';
}

/** A form that whoever finds the page open cannot send. */
export function OwnerForm({ security, submitLabel, onCancel, name, act, children }: OwnerFormProps) {
  const t = useText();
  const [way, setWay] = useState(() => wayFor(security));
  const form = useRecordForm({
    initial: { name: name ?? '', code: '', password: '' },
    save: async (values) => {
      const { usedPasskey } = await import('./authenticator');
      const proofs: Record<Way, () => Proof | Promise<Proof>> = {
        none: () => ({}),
        password: () => ({ password: values.password }),
        code: () => ({ code: values.code }),
        passkey: async () => ({ passkey: await usedPasskey('/api/me/passkeys/challenge', t) }),
      };
      await act(await proofs[way](), values.name.trim());
    },
  });
  return (
    <RecordFormView form={form} submitLabel={submitLabel} onCancel={onCancel} guarded={false}>
      {children}
      {name !== undefined && (
        <TextInput
          label={t('passkeys.name')}
          description={t('passkeys.name.hint')}
          maxLength={60}
          autoComplete="off"
          data-autofocus
          {...form.field('name')}
        />
      )}
      <ProofFields
        way={way}
        first={name === undefined ? true : undefined}
        security={security}
        form={form}
        onWay={setWay}
      />
    </RecordFormView>
  );
}

interface ProofFieldsProps {
  way: Way;
  /** Nothing is asked for before it, so it takes the focus. */
  first: true | undefined;
  security: Security | null;
  form: RecordForm<{ name: string; code: string; password: string }>;
  onWay: (way: Way) => void;
}

/** What the chosen way asks for, and the other way where there is one. */
function ProofFields({ way, first, security, form, onWay }: ProofFieldsProps) {
  const t = useText();
  if (way === 'none') return null;
  if (way === 'password') {
    return (
      <PasswordInput
        label={t('passkeys.proof.password')}
        autoComplete="current-password"
        data-autofocus={first}
        {...form.field('password')}
      />
    );
  }
  const other = way === 'passkey' ? 'code' : 'passkey';
  return (
    <>
      {way === 'passkey' ? (
        <p className={classes.text}>{t('passkeys.proof.passkey')}</p>
      ) : (
        <TextInput
          label={t(security?.secondFactor === null ? 'passkeys.proof.recovery' : 'passkeys.proof.code')}
          autoComplete="one-time-code"
          autoCapitalize="none"
          data-autofocus={first}
          {...form.field('code')}
        />
      )}
      {security !== null && security.passkeys > 0 && passkeysWork() && (
        <p>
          <button type="button" className={classes.link} onClick={() => onWay(other)}>
            {t(`passkeys.proof.use-${other}`)}
          </button>
        </p>
      )}
    </>
  );
}
