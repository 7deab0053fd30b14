import { Select, type SelectProps } from '@mantine/core';
import { useList } from '../../api';
import { useText } from '../../ui';

interface VillageSelectProps extends Omit<SelectProps, 'data'> {
  /** The district that is chosen beside it; without one there is nothing to choose. */
  districtCode: string | null;
}

/** A village of a district, by its code. No district has as many as one answer brings. */
export function VillageSelect({ districtCode, ...props }: VillageSelectProps) {
  const t = useText();
  const list = useList(
    '/api/villages',
    { districtCode: districtCode ?? '', limit: 200 },
    { enabled: districtCode !== null },
  );
  const villages = districtCode === null || list.isStale ? [] : list.items;
  const hint = districtCode === null ? t('directory.village.first-district') : t('directory.village.none');
  return (
    <Select
      searchable
      clearable
      disabled={districtCode === null}
      nothingFoundMessage={hint}
      placeholder={districtCode === null ? hint : undefined}
      {...props}
      data={villages.map(({ code, name, kind }) => ({
        value: code,
        label: kind === 'kelurahan' ? t('directory.village.kelurahan', { name }) : name,
      }))}
    />
  );
}
