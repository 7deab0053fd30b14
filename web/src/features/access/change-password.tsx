import { PasswordInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { client, refresh, useMe, useOffice } from '../../api';
import { tell, useText } from '../../ui';
import { Dialog, RecordFormView, useRecordForm } from '../../ui/forms';

export function ChangePassword({ onClose }: { onClose: () => void }) {
  const t = useText();
  const { email } = useMe();
  const { passwordMinLength } = useOffice();
  const queries = useQueryClient();
  const form = useRecordForm({
    initial: { current: '', password: '' },
    save: async (values) => {
      await client.PUT('/api/me/password', { body: values });
      await refresh(queries, '/api/sessions', '/api/me/sign-ins');
      tell(t('account.password.changed'));
      onClose();
    },
  });
  return (
    <Dialog size="md" onClose={onClose} title={t('account.password.change')}>
      <RecordFormView
        form={form}
        submitLabel={t('account.password.change')}
        onCancel={onClose}
        guarded={false}
      >
        {/* So that a password manager knows whose password it keeps. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <PasswordInput
          label={t('account.password.current')}
          autoComplete="current-password"
          data-autofocus
          {...form.field('current')}
        />
        <PasswordInput
          label={t('account.password.new')}
          description={t('account.password.hint', { count: passwordMinLength })}
          autoComplete="new-password"
          {...form.field('password')}
        />
      </RecordFormView>
    </Dialog>
  );
}
