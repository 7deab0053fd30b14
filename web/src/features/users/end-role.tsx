import { client, ifMatch, useOffice, type HeldGrant, type User } from '../../api';
import { tell, useText } from '../../ui';
import { Dialog, RecordFormView, TypedDateInput, useRecordForm } from '../../ui/forms';
import { useRoleName } from './role-text';
import { useTakeUser } from '../../records/take-user';

/** Says until when a role is held. */
export function EndRole({ user, grant, onClose }: { user: User; grant: HeldGrant; onClose: () => void }) {
  const t = useText();
  const { today } = useOffice();
  const take = useTakeUser();
  const role = useRoleName()(grant);
  const acts = grant.kind !== 'definitive';
  const form = useRecordForm({
    initial: { endsOn: grant.endsOn ?? '' },
    save: async ({ endsOn }) => {
      const { data } = await client.PATCH('/api/users/{id}/roles/{grantId}', {
        ...ifMatch(user.version),
        params: { path: { id: user.id, grantId: grant.id } },
        body: { endsOn: endsOn || null },
      });
      await take(data!);
      tell(t('users.end.saved'));
      onClose();
    },
  });
  return (
    <Dialog title={t('users.end.of', { role })} onClose={onClose}>
      <RecordFormView form={form} submitLabel={t('common.save')} onCancel={onClose}>
        <TypedDateInput
          label={t('users.until')}
          description={t(acts ? 'users.until.acting' : 'users.until.hint')}
          required={acts}
          today={today}
          lean="future"
          {...form.field('endsOn')}
        />
      </RecordFormView>
    </Dialog>
  );
}
