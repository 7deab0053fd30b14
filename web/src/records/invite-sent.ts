import { useQueryClient } from '@tanstack/react-query';
import { client, refresh } from '../api';
import { tell, tellProblem, useText } from '../ui';

/** Says whether the mail left, which is known only after the invitation was recorded. */
export function useInvited() {
  const t = useText();
  const queries = useQueryClient();
  return async (id: string, email: string) => {
    const { data } = await client.GET('/api/invitations/{id}', { params: { path: { id } } });
    await refresh(queries, '/api/invitations');
    if (data?.state === 'not-sent') tellProblem(null, t('users.invite.not-sent', { email }));
    else tell(t('users.invite.sent', { email }));
  };
}
