import type { Organisation } from '../../../api';
import type { Text } from '../../../ui';

type Holder = NonNullable<Organisation['positions'][number]['holder']>;

/** As the post is named today: "Plt. Kepala Dinas Ketenagakerjaan" while somebody acts. */
export function titleToday(title: string, kind: Holder['kind'] | undefined, t: Text): string {
  return kind === undefined || kind === 'definitive' ? title : t(`directory.acting.${kind}`, { title });
}
