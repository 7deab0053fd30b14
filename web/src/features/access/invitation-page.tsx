import { PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useRouter } from '@tanstack/react-router';
import { client, ProblemError, useOffice, useSetMe, type Me, type Preview } from '../../api';
import { Problem, useText } from '../../ui';
import { RecordFormView, useRecordForm } from '../../ui/forms';
import { InvitedAs } from './invited-as';
import { Outside } from '../../records/outside';

const isGone = (error: unknown) => error instanceof ProblemError && error.status === 410;

/** From the link in an invitation to an account of one's own. The token stays behind the #, so no server logs it. */
export function InvitationPage() {
  const token = new URLSearchParams(useLocation({ select: ({ hash }) => hash })).get('token') ?? '';
  // Looking changes nothing: the button does.
  const { data, error, refetch } = useQuery({
    queryKey: ['invitation', token],
    queryFn: () =>
      client.POST('/api/invitations/previews', { body: { token } }).then(({ data: seen }) => seen!),
    enabled: token !== '',
    staleTime: Infinity,
    gcTime: 0,
  });
  if (token === '') return <NoInvitation which="no-token" />;
  if (isGone(error)) return <NoInvitation which="expired" />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return data === undefined ? null : <Accept token={token} preview={data} />;
}

function Accept({ token, preview }: { token: string; preview: Preview }) {
  const t = useText();
  const setMe = useSetMe();
  const router = useRouter();
  const { passwordMinLength } = useOffice();
  const form = useRecordForm({
    initial: { name: preview.name ?? '', email: preview.email ?? '', password: '' },
    save: async (values) => {
      const { data } = await client.POST('/api/invitations/acceptances', { body: { token, ...values } });
      setMe(data as Me);
      await router.navigate({ to: '/', replace: true });
    },
  });
  if (isGone(form.problem)) return <NoInvitation which="expired" />;
  return (
    <Outside title={t('access.invitation')} lead={t('access.invitation.text')}>
      <InvitedAs roles={preview.roles} />
      <RecordFormView form={form} submitLabel={t('access.invitation.accept')} guarded={false}>
        <TextInput
          label={t('access.name')}
          autoComplete="name"
          autoFocus={preview.name === null}
          {...form.field('name')}
        />
        <TextInput
          label={t('access.email')}
          type="email"
          autoComplete="username"
          readOnly={preview.email !== null}
          {...form.field('email')}
        />
        <PasswordInput
          label={t('access.password')}
          description={t('account.password.hint', { count: passwordMinLength })}
          autoComplete="new-password"
          autoFocus={preview.name !== null}
          {...form.field('password')}
        />
      </RecordFormView>
    </Outside>
  );
}

function NoInvitation({ which }: { which: 'no-token' | 'expired' }) {
  const t = useText();
  return (
    <Outside title={t(`access.invitation.${which}`)} lead={t(`access.invitation.${which}.text`)}>
      <Link to="/sign-in">{t('access.to-sign-in')}</Link>
    </Outside>
  );
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useText();
  return (
    <Outside title={t('access.invitation')}>
      <Problem error={error} onRetry={onRetry} />
    </Outside>
  );
}
