import { PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { client, type Answer } from '../../api';
import { Loaded, useText } from '../../ui';
import { RecordFormView, useRecordForm } from '../../ui/forms';
import classes from './access.module.css';
import { QrCode } from '../../records/qr-code';

type Draft = Answer<'/api/me/second-factor/draft', 'put'>;

interface EnrolmentProps {
  /** What shows, beside the code, that it is the owner who asks. */
  proof: 'current' | 'password' | 'passkey' | null;
  onDone: (recoveryCodes: string[]) => void;
  onCancel?: () => void;
}

/** Shows a fresh secret to the authenticator app, and puts it in force by its first code. */
export function Enrolment(props: EnrolmentProps) {
  // A new one each time it is opened: a secret that was shown and left is worth nothing.
  const query = useQuery({
    queryKey: ['second-factor-draft'],
    queryFn: async () => (await client.PUT('/api/me/second-factor/draft')).data as Draft,
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  return <Loaded query={query}>{(draft) => <EnrolmentForm draft={draft} {...props} />}</Loaded>;
}

function EnrolmentForm({ draft, proof, onDone, onCancel }: EnrolmentProps & { draft: Draft }) {
  const t = useText();
  const form = useRecordForm({
    initial: { code: '', current: '', password: '' },
    save: async ({ code, ...proofs }) => {
      const { usedPasskey } = await import('./authenticator');
      const given =
        proof === 'passkey'
          ? { passkey: await usedPasskey('/api/me/passkeys/challenge', t) }
          : proof !== null && { [proof]: proofs[proof] };
      const body = { code, ...given };
      const { data } = await client.PUT('/api/me/second-factor', { body });
      onDone(data?.codes ?? []);
    },
  });
  return (
    <RecordFormView form={form} submitLabel={t('account.enrol.submit')} onCancel={onCancel} guarded={false}>
      <div>
        <p className={classes.text}>{t('account.enrol.scan')}</p>
        <QrCode text={draft.uri} label={t('account.enrol.qr')} />
        <p>
          <a href={draft.uri}>{t('account.enrol.here')}</a>
        </p>
        <p className={classes.note}>{t('account.enrol.secret')}</p>
        <code className={classes.secret}>{draft.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      </div>
      {proof === 'password' && (
        <PasswordInput
          label={t('account.enrol.password')}
          autoComplete="current-password"
          {...form.field('password')}
        />
      )}
      {proof === 'passkey' && <p className={classes.text}>{t('passkeys.proof.passkey')}</p>}
      {proof === 'current' && (
        <TextInput label={t('account.enrol.current')} autoComplete="off" {...form.field('current')} />
      )}
      <TextInput
        label={t('account.enrol.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        {...form.field('code')}
      />
    </RecordFormView>
  );
}
