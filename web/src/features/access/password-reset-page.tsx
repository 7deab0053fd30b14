import { PasswordInput } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { client, ProblemError, useOffice, useSetMe } from '../../api';
import { useText } from '../../ui';
import { RecordFormView, useRecordForm } from '../../ui/forms';
import { Outside } from '../../records/outside';

/** From the link in a mail to a new password. Opening it changes nothing; the token stays behind the #. */
export function PasswordResetPage() {
  const t = useText();
  const setMe = useSetMe();
  const { passwordMinLength } = useOffice();
  const token = new URLSearchParams(useLocation({ select: ({ hash }) => hash })).get('token') ?? '';
  const [done, setDone] = useState(false);
  const form = useRecordForm({
    initial: { password: '' },
    save: async ({ password }) => {
      await client.POST('/api/password-resets/uses', { body: { token, password } });
      // Whoever was signed in here no longer is.
      setMe(null);
      setDone(true);
    },
  });
  if (done) {
    return (
      <Outside title={t('account.reset.done')} lead={t('account.reset.done.text')}>
        <Link to="/sign-in">{t('access.to-sign-in')}</Link>
      </Outside>
    );
  }
  const gone = form.problem instanceof ProblemError && form.problem.status === 410;
  if (token === '' || gone) {
    return (
      <Outside title={t('account.reset.gone')} lead={t('account.reset.gone.text')}>
        <Link to="/forgot-password">{t('account.reset.again')}</Link>
      </Outside>
    );
  }
  return (
    <Outside title={t('account.reset.title')} lead={t('account.reset.text')}>
      <RecordFormView form={form} submitLabel={t('account.reset.submit')} guarded={false}>
        <PasswordInput
          label={t('account.password.new')}
          description={t('account.password.hint', { count: passwordMinLength })}
          autoComplete="new-password"
          autoFocus
          {...form.field('password')}
        />
      </RecordFormView>
    </Outside>
  );
}
