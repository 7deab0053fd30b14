import { client, useMe, useOffice, type User } from '../../api';
import { tell, useText, useWord } from '../../ui';
import { Dialog, type RecordForm, RecordFormView, useRecordForm } from '../../ui/forms';
import { noRole, RoleFields, roleRequest } from './role-fields';
import { useTakeUser } from '../../records/take-user';
import classes from './users.module.css';

/** Gives a role, in full or to one who acts for a while. */
export function GiveRole({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useText();
  const word = useWord();
  const me = useMe();
  const { today } = useOffice();
  const take = useTakeUser();
  const { id, name } = user;
  const form = useRecordForm({
    initial: noRole(today),
    draft: `${me.id}.grant-${id}`,
    save: async (values) => {
      const { data } = await client.POST('/api/users/{id}/roles', {
        params: { path: { id } },
        body: roleRequest(values),
      });
      await take(data!);
      tell(t('users.granted', { role: word('shell.role', values.role ?? '') }));
      onClose();
    },
  });
  return (
    <Dialog title={t('users.grant.for', { name })} onClose={onClose}>
      <p className={classes.lead}>{t('users.grant.signs-out', { name })}</p>
      <RecordFormView form={form} submitLabel={t('users.grant')} onCancel={onClose}>
        <RoleFields
          at=""
          values={form.values}
          form={form as unknown as RecordForm<object>}
          onChange={(change) => {
            for (const [key, value] of Object.entries(change)) form.set(key as 'role', value as never);
          }}
        />
      </RecordFormView>
    </Dialog>
  );
}
