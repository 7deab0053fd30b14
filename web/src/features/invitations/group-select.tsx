import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useList } from '../../api';
import { useText } from '../../ui';

/** Finds a group by its name. */
export function GroupSelect({ onChoose }: { onChoose: (id: string, name: string) => void }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 200);
  const list = useList('/api/invitation-groups', { limit: 20, ...(q ? { q } : {}) });
  return (
    <Select
      label={t('invitations.invite.group')}
      data={list.items.map(({ id, name, members }) => ({
        value: id,
        label: t('invitations.group.with', { name, count: members }),
      }))}
      value={null}
      searchable
      // The server has searched already.
      filter={({ options }) => options}
      onSearchChange={setTyped}
      onChange={(id) => {
        const group = list.items.find((one) => one.id === id);
        if (group) onChoose(group.id, group.name);
      }}
      nothingFoundMessage={t('common.no-match')}
    />
  );
}
