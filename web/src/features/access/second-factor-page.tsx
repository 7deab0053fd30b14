import { TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { client, type Me } from '../../api';
import { useText } from '../../ui';
import { RecordFormView, useRecordForm } from '../../ui/forms';
import classes from './access.module.css';
import { Outside } from './outside';
import { LeaveSignIn } from './leave-sign-in';
import { useEnter } from './use-enter';

const route = getRouteApi('/sign-in/second-factor');

/** The second step: the code of the app or, when the phone is gone, one from the sheet of paper. */
export function SecondFactorPage() {
  const t = useText();
  const enter = useEnter(route.useSearch().back);
  const [recovery, setRecovery] = useState(false);
  const form = useRecordForm({
    initial: { code: '' },
    save: async (values) => {
      const { data } = await client.PUT('/api/sessions/current/second-factor', { body: values });
      await enter(data as Me);
    },
  });
  const change = () => {
    setRecovery(!recovery);
    form.reset();
  };
  return (
    <Outside
      title={t('account.code.title')}
      lead={t(recovery ? 'account.recovery.text' : 'account.code.text')}
    >
      <RecordFormView form={form} submitLabel={t('account.code.submit')} guarded={false}>
        <TextInput
          key={String(recovery)}
          label={t(recovery ? 'account.recovery' : 'account.code')}
          inputMode={recovery ? 'text' : 'numeric'}
          autoComplete={recovery ? 'off' : 'one-time-code'}
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          {...form.field('code')}
        />
      </RecordFormView>
      <p className={classes.aside}>
        <button type="button" className={classes.link} onClick={change}>
          {t(recovery ? 'account.code.use-app' : 'account.code.use-recovery')}
        </button>
        <LeaveSignIn />
      </p>
    </Outside>
  );
}
