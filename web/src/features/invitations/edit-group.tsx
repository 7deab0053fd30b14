import { useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, refresh, type InvitationGroup } from '../../api';
import { useText } from '../../ui';
import { Dialog, RecordFormView, useRecordForm } from '../../ui/forms';
import { GroupFields } from './group-fields';

/** The name of a group, and what it is for. */
export function EditGroup({ group, onClose }: { group: InvitationGroup; onClose: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const form = useRecordForm({
    initial: { name: group.name, note: group.note ?? '' },
    save: async ({ name, note }) => {
      await client.PATCH('/api/invitation-groups/{id}', {
        ...ifMatch(group.version),
        params: { path: { id: group.id } },
        body: { name, note: note.trim() === '' ? null : note },
      });
      await refresh(queries, '/api/invitation-groups');
      onClose();
    },
  });
  return (
    <Dialog title={t('invitations.group.edit')} onClose={onClose}>
      <RecordFormView form={form} submitLabel={t('common.save')} onCancel={onClose}>
        <GroupFields form={form} />
      </RecordFormView>
    </Dialog>
  );
}
