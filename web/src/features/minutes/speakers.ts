import type { Attendance, Meeting } from '../../api';
import { isMeant } from './tokens';

/** Somebody who may speak: a position, or a person who is there without one. */
export interface Speaker {
  key: string;
  label: string;
  detail: string;
  positionId: string | null;
  name: string | null;
}

const away: Attendance['status'][] = ['declined', 'absent', 'excused'];
const there: Attendance['status'][] = ['present', 'present_online', 'represented', 'walk_in'];

/** Those who are present, then those who were invited and are not known to be away; the chair first of all. */
export function speakersOf({ attendances, chair, secretary, noteTaker }: Meeting): Speaker[] {
  const seats = attendances.filter(({ status }) => !away.includes(status));
  const present = seats.toSorted(
    (one, other) => Number(there.includes(other.status)) - Number(there.includes(one.status)),
  );
  const leading = [chair, secretary, noteTaker].filter((position) => position !== null);
  const found = [
    ...leading.map(({ id, title, organisation, holder }) => ({
      key: id,
      label: title,
      detail: [holder?.person.name, organisation.name].filter(Boolean).join(', '),
      positionId: id,
      name: null,
    })),
    ...present.map(speakerOf),
  ];
  return found.filter(({ key }, at) => found.findIndex((other) => other.key === key) === at);
}

function speakerOf({ id, position, organisation, name }: Attendance): Speaker {
  if (position !== null) {
    const detail = [name, organisation?.name].filter(Boolean).join(', ');
    return { key: position.id, label: position.title, detail, positionId: position.id, name: null };
  }
  const whole = [name, organisation?.name].filter(Boolean).join(', ');
  return {
    key: id,
    label: name ?? organisation?.name ?? '',
    detail: organisation?.name ?? '',
    positionId: null,
    name: whole.slice(0, 200),
  };
}

export function speakersFor(speakers: readonly Speaker[], query: string): Speaker[] {
  return speakers.filter(({ label, detail }) => isMeant(query, `${label} ${detail}`)).slice(0, 8);
}
