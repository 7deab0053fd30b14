import type { AgendaItem } from '../../api';
import { orNull, type Chosen } from './meeting-values';

/** An agenda item as a form holds it: no nulls in texts, since inputs know none. */
export type ItemValues = Pick<AgendaItem, 'topic' | 'title' | 'minutes' | 'classification'> & {
  presenter: string;
  presenterPositionId: Chosen | null;
};

export const blank: ItemValues = {
  topic: 'general',
  title: '',
  minutes: 15,
  presenter: '',
  presenterPositionId: null,
  classification: 'open',
};

export function itemValues(item: AgendaItem): ItemValues {
  const { topic, title, minutes, presenter, presenterPosition, classification } = item;
  return {
    topic,
    title,
    minutes,
    presenter: presenter ?? '',
    presenterPositionId: presenterPosition && {
      id: presenterPosition.id,
      name: `${presenterPosition.title}, ${presenterPosition.organisation.name}`,
    },
    classification,
  };
}

/** As the server takes it: an emptied number of minutes takes no time, an empty text is none. */
export const itemBody = ({ presenter, presenterPositionId, minutes, ...plain }: ItemValues) => ({
  ...plain,
  minutes: Number(minutes) || 0,
  presenter: orNull(presenter),
  presenterPositionId: presenterPositionId?.id ?? null,
});
