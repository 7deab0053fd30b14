import type { Body, Meeting, Position } from '../../api';
import { dayOf, timeOf } from '../../ui';

/** A chosen position with its words, so that a draft can show them again. */
export interface Chosen {
  id: string;
  name: string;
}

/** What stands in the form of a meeting; empty texts are fields left empty. */
export interface MeetingValues {
  title: string;
  kind: Meeting['kind'];
  mode: Meeting['mode'];
  date: string;
  startTime: string;
  endTime: string;
  venue: string;
  districtCode: string | null;
  onlineUrl: string;
  organizer: string;
  chairPositionId: Chosen | null;
  secretaryPositionId: Chosen | null;
  noteTakerPositionId: Chosen | null;
  classification: Meeting['classification'];
  letter: { number: string; date: string; nature: string; subject: string };
}

/** A restricted meeting is not for everyone to read. */
export const usualClassification = (kind: Meeting['kind']): Meeting['classification'] =>
  kind === 'restricted' ? 'internal' : 'open';

/** The usual meeting: a coordination meeting on site, from nine to eleven. */
export const usualMeeting: MeetingValues = {
  title: '',
  kind: 'coordination',
  mode: 'on_site',
  date: '',
  startTime: '09:00',
  endTime: '11:00',
  venue: '',
  districtCode: null,
  onlineUrl: '',
  organizer: '',
  chairPositionId: null,
  secretaryPositionId: null,
  noteTakerPositionId: null,
  classification: 'open',
  letter: { number: '', date: '', nature: '', subject: '' },
};

export function valuesOf(meeting: Meeting): MeetingValues {
  const { title, kind, mode, startsAt, endsAt, timeZone, classification, letter } = meeting;
  return {
    title,
    kind,
    mode,
    date: dayOf(startsAt, timeZone),
    startTime: timeOf(startsAt, timeZone),
    endTime: timeOf(endsAt, timeZone),
    venue: meeting.venue ?? '',
    districtCode: meeting.district?.code ?? null,
    onlineUrl: meeting.onlineUrl ?? '',
    organizer: meeting.organizer ?? '',
    chairPositionId: chosen(meeting.chair),
    secretaryPositionId: chosen(meeting.secretary),
    noteTakerPositionId: chosen(meeting.noteTaker),
    classification,
    letter: lettered(letter),
  };
}

/** What a letter has; the rest is empty. */
function lettered(letter: Meeting['letter']): MeetingValues['letter'] {
  const told = Object.entries(letter ?? {}).filter(([, text]) => text !== null);
  return { ...usualMeeting.letter, ...Object.fromEntries(told) };
}

function chosen(position: Position | null): Chosen | null {
  return position && { id: position.id, name: `${position.title}, ${position.organisation.name}` };
}

/** A meeting that is only held online has no venue, and one in a room has no address on the net. */
export function requestOf(values: MeetingValues): Body<'/api/meetings', 'post'> {
  const { chairPositionId, secretaryPositionId, noteTakerPositionId, letter, ...plain } = values;
  const isOnline = values.mode === 'online';
  return {
    ...plain,
    venue: isOnline ? null : orNull(values.venue),
    districtCode: isOnline ? null : values.districtCode,
    onlineUrl: values.mode === 'on_site' ? null : orNull(values.onlineUrl),
    organizer: orNull(values.organizer),
    chairPositionId: chairPositionId?.id ?? null,
    secretaryPositionId: secretaryPositionId?.id ?? null,
    noteTakerPositionId: noteTakerPositionId?.id ?? null,
    letter: {
      number: orNull(letter.number),
      date: orNull(letter.date),
      nature: orNull(letter.nature),
      subject: orNull(letter.subject),
    },
  };
}

export function orNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}
