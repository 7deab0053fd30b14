import { Select, type SelectProps } from '@mantine/core';
import { useList } from '../../api';
import { useText } from '../../ui';

/** An industrial estate, by its id. A regency does not have as many as one answer brings. */
export function EstateSelect(props: Omit<SelectProps, 'data'>) {
  const t = useText();
  const list = useList('/api/estates', { limit: 200 });
  return (
    <Select
      searchable
      clearable
      nothingFoundMessage={t('common.no-match')}
      placeholder={t('directory.estate.outside')}
      {...props}
      data={list.items.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
