import type { Invitee } from '../../api';

/** How people call an invitee: the position, the person, or the organisation. */
export function inviteeName({ position, name, organisation }: Invitee): string {
  return position?.title ?? name ?? organisation?.name ?? '';
}
