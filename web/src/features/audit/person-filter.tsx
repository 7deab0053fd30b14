import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { api } from '../../api';
import { FilterPopover, useText } from '../../ui';

interface PersonFilterProps {
  value: string | undefined;
  /** Of the person chosen, as far as a row knows it. */
  name: string | undefined;
  onChange: (id: string | undefined) => void;
}

/** Whose deeds. */
export function PersonFilter({ value, name, onChange }: PersonFilterProps) {
  const t = useText();
  const [picked, setPicked] = useState<{ id: string; name: string } | null>(null);
  const known = picked?.id === value ? picked?.name : undefined;
  return (
    <FilterPopover
      label={t('audit.who')}
      chosen={value === undefined ? null : (name ?? known ?? '…')}
      onRemove={() => onChange(undefined)}
    >
      {(close) => (
        <PersonChoice
          onChoose={(person) => {
            close();
            setPicked(person);
            onChange(person.id);
          }}
        />
      )}
    </FilterPopover>
  );
}

function PersonChoice({ onChoose }: { onChoose: (person: { id: string; name: string }) => void }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 200);
  const { data, isFetching } = api.useQuery('get', '/api/audit/people', {
    params: { query: q === '' ? {} : { q } },
  });
  const people = data?.items ?? [];
  return (
    <Select
      label={t('audit.who')}
      data={people.map(({ id, name }) => ({ value: id, label: name }))}
      value={null}
      searchable
      // The server has searched already.
      filter={({ options }) => options}
      onSearchChange={setTyped}
      onChange={(id) => {
        const person = people.find((candidate) => candidate.id === id);
        if (person !== undefined) onChoose(person);
      }}
      nothingFoundMessage={t('common.no-match')}
      rightSection={isFetching ? <Loader size="xs" /> : undefined}
    />
  );
}
