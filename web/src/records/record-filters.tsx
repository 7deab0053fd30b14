import { api } from '../api';
import { FilterPopover } from '../ui';
import { MeetingSelect, OrganisationSelect } from './record-select';

interface RecordFilterProps {
  label: string;
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}

/** One organisation as a filter above a list. */
export function OrganisationFilter({ label, value, onChange }: RecordFilterProps) {
  const { data } = api.useQuery(
    'get',
    '/api/organisations/{id}',
    { params: { path: { id: value ?? '' } } },
    { enabled: value !== undefined, retry: false },
  );
  const chosen = value === undefined ? null : (data?.shortName ?? data?.name ?? '…');
  return (
    <FilterPopover label={label} chosen={chosen} onRemove={() => onChange(undefined)}>
      {(close) => (
        <OrganisationSelect
          label={label}
          value={null}
          onChange={(id) => {
            close();
            onChange(id ?? undefined);
          }}
        />
      )}
    </FilterPopover>
  );
}

/** One meeting as a filter above a list. */
export function MeetingFilter({ label, value, onChange }: RecordFilterProps) {
  const { data } = api.useQuery(
    'get',
    '/api/meetings/{id}',
    { params: { path: { id: value ?? '' } } },
    { enabled: value !== undefined, retry: false },
  );
  return (
    <FilterPopover
      label={label}
      chosen={value === undefined ? null : (data?.reference ?? '…')}
      onRemove={() => onChange(undefined)}
    >
      {(close) => (
        <MeetingSelect
          label={label}
          value={null}
          onChange={(id) => {
            close();
            onChange(id ?? undefined);
          }}
        />
      )}
    </FilterPopover>
  );
}
