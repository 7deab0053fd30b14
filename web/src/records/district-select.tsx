import { Select, type SelectProps } from '@mantine/core';
import { api } from '../api';
import { useText } from '../ui';

/** The regency's districts to choose from, by their codes. */
export function useDistricts(enabled = true): { value: string; label: string }[] {
  const { data } = api.useQuery('get', '/api/districts', {}, { staleTime: Infinity, enabled });
  return (data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
}

/** One of the regency's districts, by its code. */
export function DistrictSelect(props: Omit<SelectProps, 'data'>) {
  const t = useText();
  const options = useDistricts();
  return <Select searchable clearable nothingFoundMessage={t('common.no-match')} {...props} data={options} />;
}
