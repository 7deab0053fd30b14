import type { Series } from './series-page';

const before = ['draft', 'scheduled', 'postponed'];

/** The meetings of a series that have not begun. */
export const toCome = ({ meetings }: Series): Series['meetings'] =>
  meetings.filter(({ status }) => before.includes(status));
