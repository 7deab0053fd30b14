import { client } from '../api';
import { Confirm, tell, tellProblem, useText } from '../ui';
import { useTakeUser } from './take-user';

interface Account {
  id: string;
  name: string;
  /** On how many devices they are signed in; -1 where that is not known. */
  sessions?: number;
}

/** Shuts somebody out, wherever they are listed. */
export function DisableUser({
  user: { id, name, sessions = -1 },
  onClose,
}: {
  user: Account;
  onClose: () => void;
}) {
  const t = useText();
  const take = useTakeUser();
  const disable = async (note: string) => {
    const body = note === '' ? {} : { note };
    const { data } = await client.POST('/api/users/{id}/disablements', { params: { path: { id } }, body });
    await take(data!);
    tell(t('users.disabled', { name }));
  };
  return (
    <Confirm
      danger
      title={t('users.disable.title', { name })}
      noteLabel={t('users.disable.note')}
      confirmLabel={t('users.disable')}
      onClose={onClose}
      onConfirm={disable}
    >
      {t('users.disable.text', { sessions })}
    </Confirm>
  );
}

/** Lets somebody in again. */
export function useEnableUser({ id, name }: Account): () => Promise<void> {
  const t = useText();
  const take = useTakeUser();
  return async () => {
    try {
      const { data } = await client.POST('/api/users/{id}/enablements', {
        params: { path: { id } },
        body: {},
      });
      await take(data!);
      tell(t('users.enabled', { name }));
    } catch (error) {
      tellProblem(error, t('common.problem.unknown'));
    }
  };
}
