import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { useList } from '../api';
import { useText } from '../ui';

interface RecordSelectProps {
  label: string;
  description?: ReactNode;
  value: string | null | undefined;
  /** With the words of the choice, for who must show them again later. */
  onChange: (id: string | null, name: string | null) => void;
  /** The chosen record's words, where it may not be among the first rows (editing). */
  chosen?: { id: string; name: string } | null | undefined;
  error?: ReactNode;
  id?: string;
  required?: boolean;
  clearable?: boolean;
}

/** Finds an organisation by typing. */
export function OrganisationSelect({
  side,
  kind,
  ...props
}: RecordSelectProps & { side?: 'government' | 'industry' | 'partner'; kind?: 'estate_operator' }) {
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 200);
  const narrowed = { ...(q ? { q } : {}), ...(side ? { side } : {}), ...(kind ? { kind } : {}) };
  const list = useList('/api/organisations', { limit: 20, ...narrowed });
  const options = list.items.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <RecordSelect {...props} options={options} waiting={list.isPending || list.isStale} onType={setTyped} />
  );
}

/** Finds a position by its title, its organisation or its holder. */
export function PositionSelect({
  organisationId,
  ...props
}: RecordSelectProps & { organisationId?: string | undefined }) {
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 200);
  const list = useList('/api/positions', {
    limit: 20,
    ...(q ? { q } : {}),
    ...(organisationId ? { organisationId } : {}),
  });
  const options = list.items.map(({ id, title, organisation }) => ({
    value: id,
    label: `${title}, ${organisation.name}`,
  }));
  return (
    <RecordSelect {...props} options={options} waiting={list.isPending || list.isStale} onType={setTyped} />
  );
}

/** Finds a person by name; what they hold tells namesakes apart. */
export function PersonSelect(props: RecordSelectProps) {
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 200);
  const list = useList('/api/people', { limit: 20, ...(q ? { q } : {}) });
  const options = list.items.map(({ id, name, positions }) => ({
    value: id,
    label: [name, positions[0]?.title].filter(Boolean).join(' · '),
  }));
  return (
    <RecordSelect {...props} options={options} waiting={list.isPending || list.isStale} onType={setTyped} />
  );
}

/** Finds a meeting by its reference or title. */
export function MeetingSelect(props: RecordSelectProps) {
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 200);
  const list = useList('/api/meetings', { limit: 20, ...(q ? { q } : {}) });
  const options = list.items.map(({ id, reference, title }) => ({
    value: id,
    label: `${reference} · ${title}`,
  }));
  return (
    <RecordSelect {...props} options={options} waiting={list.isPending || list.isStale} onType={setTyped} />
  );
}

interface Option {
  value: string;
  label: string;
}

interface InnerProps extends RecordSelectProps {
  options: Option[];
  waiting: boolean;
  onType: (text: string) => void;
}

function RecordSelect({
  options,
  waiting,
  onType,
  chosen,
  value,
  onChange,
  clearable = true,
  ...input
}: InnerProps) {
  const t = useText();
  // What is chosen stays known while other words are typed, or its label would vanish; what was only passed on does not.
  const [picked, setPicked] = useState<Option | null>(
    chosen ? { value: chosen.id, label: chosen.name } : null,
  );
  const known =
    picked !== null && picked.value === value && !options.some((option) => option.value === picked.value)
      ? [picked, ...options]
      : options;
  return (
    <Select
      {...input}
      data={known}
      value={value ?? null}
      searchable
      clearable={clearable}
      // The server has searched already, by more than the label.
      filter={({ options: found }) => found}
      onSearchChange={(text) => onType(text === picked?.label ? '' : text)}
      onChange={(id) => {
        const option = known.find((candidate) => candidate.value === id) ?? null;
        setPicked(option);
        onChange(id, option?.label ?? null);
      }}
      nothingFoundMessage={t('common.no-match')}
      rightSection={waiting ? <Loader size="xs" /> : undefined}
    />
  );
}
