import type { AgendaItem } from '../../api';
import { orNull } from './meeting-values';

/** An agenda item as a form holds it: no nulls in texts, since inputs know none. */
export type ItemValues = Pick<AgendaItem, 'topic' | 'title' | 'minutes' | 'classification'> & {
  presenter: string;
  notes: string;
};

export const blank: ItemValues = {
  topic: 'general',
  title: '',
  minutes: 15,
  presenter: '',
  notes: '',
  classification: 'open',
};

export function itemValues(item: AgendaItem): ItemValues {
  const { topic, title, minutes, presenter, notes, classification } = item;
  return { topic, title, minutes, presenter: presenter ?? '', notes: notes ?? '', classification };
}

/** As the server takes it: an emptied number of minutes takes no time, an empty text is none. */
export const itemBody = ({ presenter, notes, minutes, ...plain }: ItemValues) => ({
  ...plain,
  minutes: Number(minutes) || 0,
  presenter: orNull(presenter),
  notes: orNull(notes),
});
