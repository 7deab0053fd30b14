import { PasswordInput, TextInput } from '@mantine/core';
import { Link, useLocation, useRouter } from '@tanstack/react-router';
import { client, ProblemError, useOffice, useSetMe, type Me } from '../../api';
import { useText } from '../../ui';
import { RecordFormView, useRecordForm } from '../../ui/forms';
import { Outside } from './outside';

/** From the link in an invitation to an account of one's own. The token stays behind the #, so no server logs it. */
export function InvitationPage() {
  const t = useText();
  const setMe = useSetMe();
  const router = useRouter();
  const { passwordMinLength } = useOffice();
  const token = new URLSearchParams(useLocation({ select: ({ hash }) => hash })).get('token') ?? '';
  const form = useRecordForm({
    initial: { name: '', email: '', password: '' },
    save: async (values) => {
      const { data } = await client.POST('/api/invitations/acceptances', { body: { token, ...values } });
      setMe(data as Me);
      await router.navigate({ to: '/', replace: true });
    },
  });
  const gone = form.problem instanceof ProblemError && form.problem.status === 410;
  if (token === '' || gone) {
    const which = gone ? 'expired' : 'no-token';
    return (
      <Outside title={t(`access.invitation.${which}`)} lead={t(`access.invitation.${which}.text`)}>
        <Link to="/sign-in">{t('access.to-sign-in')}</Link>
      </Outside>
    );
  }
  return (
    <Outside title={t('access.invitation')} lead={t('access.invitation.text')}>
      <RecordFormView form={form} submitLabel={t('access.invitation.accept')} guarded={false}>
        <TextInput label={t('access.name')} autoComplete="name" autoFocus {...form.field('name')} />
        <TextInput label={t('access.email')} type="email" autoComplete="username" {...form.field('email')} />
        <PasswordInput
          label={t('access.password')}
          description={t('account.password.hint', { count: passwordMinLength })}
          autoComplete="new-password"
          {...form.field('password')}
        />
      </RecordFormView>
    </Outside>
  );
}
