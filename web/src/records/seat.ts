import type { OwnSeat } from '../api';
import type { Tone } from '../ui';

interface Seat {
  position: { title: string } | null;
  organisation: { name: string } | null;
  /** Of a guest, whose organisation is not in the register. */
  guestOrganisation?: string | null;
  name: string | null;
}

/** Position and organisation, or the person or organisation where no position was invited. */
export function seatName({ position, organisation, guestOrganisation, name }: Seat): string {
  const parts = [position?.title ?? name, organisation?.name ?? guestOrganisation];
  return parts.filter((part) => part != null && part !== '').join(', ');
}

/** How an answer to an invitation is lit. */
export const answerTones: Record<NonNullable<OwnSeat['answer']>['answer'], Tone> = {
  coming: 'good',
  represented: 'warn',
  declined: 'bad',
};
