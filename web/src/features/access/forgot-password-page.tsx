import { TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { client } from '../../api';
import { useText } from '../../ui';
import { RecordFormView, useRecordForm } from '../../ui/forms';
import classes from './access.module.css';
import { Outside } from '../../records/outside';

/** Asks for a link by mail. What it says afterwards is the same whether there is such an account or not. */
export function ForgotPasswordPage() {
  const t = useText();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useRecordForm({
    initial: { email: '' },
    save: async ({ email }) => {
      await client.POST('/api/password-resets', { body: { email: email.trim() } });
      setSentTo(email.trim());
    },
  });
  const back = (
    <p className={classes.aside}>
      <Link to="/sign-in">{t('access.to-sign-in')}</Link>
    </p>
  );
  if (sentTo !== null) {
    return (
      <Outside title={t('account.reset.sent')} lead={t('account.reset.sent.text', { email: sentTo })}>
        {back}
      </Outside>
    );
  }
  return (
    <Outside title={t('account.reset.ask.title')} lead={t('account.reset.ask.text')}>
      <RecordFormView form={form} submitLabel={t('account.reset.ask.submit')} guarded={false}>
        <TextInput
          label={t('access.email')}
          type="email"
          autoComplete="username"
          autoFocus
          {...form.field('email')}
        />
      </RecordFormView>
      {back}
    </Outside>
  );
}
