import { Select, type SelectProps } from '@mantine/core';
import { useText } from '../../ui';
import { useEstates } from './use-estates';

/** An industrial estate, by its id. */
export function EstateSelect(props: Omit<SelectProps, 'data'>) {
  const t = useText();
  const estates = useEstates();
  return (
    <Select
      searchable
      clearable
      nothingFoundMessage={t('common.no-match')}
      placeholder={t('directory.estate.outside')}
      {...props}
      data={estates.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
