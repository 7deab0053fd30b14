import { Select, type SelectProps } from '@mantine/core';
import { api } from '../api';

/** One of the regency's districts, by its code. */
export function DistrictSelect(props: Omit<SelectProps, 'data'>) {
  const { data } = api.useQuery('get', '/api/districts', {}, { staleTime: Infinity });
  const options = (data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return <Select searchable clearable {...props} data={options} />;
}
