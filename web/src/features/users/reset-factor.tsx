import { client, type User } from '../../api';
import { tell, useText } from '../../ui';
import { ConfirmMove } from '../../ui/forms';
import { useTakeUser } from '../../records/take-user';

/** For somebody who has lost phone and recovery codes; whoever does it says how they made sure who asks. */
export function ResetFactor({ user: { id, name }, onClose }: { user: User; onClose: () => void }) {
  const t = useText();
  const take = useTakeUser();
  const reset = async (note: string) => {
    const params = { path: { id } };
    const { data } = await client.POST('/api/users/{id}/second-factor-resets', { params, body: { note } });
    await take(data!);
    tell(t('users.factor.done', { name }));
  };
  return (
    <ConfirmMove
      opened
      danger
      title={t('users.factor.title', { name })}
      noteLabel={t('users.factor.note')}
      noteRequired
      confirmLabel={t('users.factor.submit')}
      onClose={onClose}
      onConfirm={reset}
    >
      {t('users.factor.text')}
    </ConfirmMove>
  );
}
