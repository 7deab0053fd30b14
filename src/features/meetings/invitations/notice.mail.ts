import { instantFrom, localDateOf, localTimeOf } from '../../../kernel/calendar.js';
import { type Locale, type MessageKey, translate } from '../../../platform/i18n/translate.js';
import { dayInWords } from '../../../platform/i18n/words.js';
import { letter, type Line, shortened } from '../../../platform/mail/letter.js';
import { hoursInWords, meetingLines, placeInWords } from '../meeting.facts.js';
import type { NoticeKind, Told } from './meeting-notice.js';
import type { Draft } from './notice.outbox.js';
import { isOtherPlace, isOtherTime } from './notice.verdict.js';

export interface Office {
  officeName: string;
  address: string;
  demo: boolean;
}

export type Content = Pick<
  Draft,
  'kind' | 'note' | 'seat' | 'last' | 'now' | 'meeting' | 'chair' | 'agenda' | 'recipientName' | 'locale'
> & { toOrganisation: boolean };

/** What is told of a meeting, in the invitee's language; `path` is where its button leads. */
export function noticeMail(draft: Content, path: string, office: Office) {
  const { locale, meeting, recipientName } = draft;
  const say = (key: MessageKey, params = {}) => translate(locale, key, params);
  const kind = wording(draft);
  const params = { title: shortened(meeting.title), date: dayInWords(locale, meeting.day) };
  return {
    subject: `[Sinergi] ${say(`mail.notice.${kind}.subject`, params)}`,
    ...letter({
      locale,
      greeting: [
        say(draft.toOrganisation ? 'mail.greeting-organisation' : 'mail.greeting', { name: recipientName }),
        say('mail.opening'),
      ],
      lead: say(`mail.notice.${kind}`, params),
      lines: [...news(draft, kind), ...meetingLines(meeting, locale), ...letterLines(draft, kind)],
      ask: say(`mail.notice.${kind}.ask`, params),
      link: { label: say('mail.notice.open'), address: `${office.address}${path}` },
      closing: say('mail.closing'),
      from: office.officeName,
      note: office.demo ? say('mail.sample') : null,
    }),
  };
}

/** Who hears of a meeting for the first time by its new date is invited. */
function wording({ kind, last }: Content): NoticeKind {
  const isTold = last !== null && last.status !== 'withdrawn';
  return kind === 'new_time' && !isTold ? 'invitation' : kind;
}

/** What has become different, before and after. */
function news({ last, now, note, locale }: Content, kind: NoticeKind): Line[] {
  const lines: Line[] = [];
  const add = (key: MessageKey, value: string) =>
    lines.push([translate(locale, key), value === '' ? translate(locale, 'mail.notice.nowhere') : value]);
  if (last !== null && (kind === 'change' || kind === 'new_time')) {
    if (isOtherTime(last, now)) {
      add('mail.notice.time-was', whenOf(last, locale));
      add('mail.notice.time-now', whenOf(now, locale));
    }
    if (isOtherPlace(last, now)) {
      add('mail.notice.place-was', whereOf(last));
      add('mail.notice.place-now', whereOf(now));
    }
  }
  if (note !== null) add('mail.notice.reason', note);
  return lines;
}

/** What a letter of invitation says besides when and where; a meeting that is off needs none of it. */
function letterLines({ chair, agenda, seat, locale }: Content, kind: NoticeKind): Line[] {
  if (kind === 'cancellation' || kind === 'withdrawal' || kind === 'postponement') return [];
  const items = agenda.map(({ number, title }) => `${number}. ${title}`);
  const lines: [MessageKey, string | null][] = [
    ['mail.notice.chair', chair && [chair.holder, chair.title].filter((part) => part !== null).join(', ')],
    ['mail.notice.seat', seat],
    ['mail.notice.agenda', items.length === 0 ? null : items.join('\n')],
  ];
  return lines.flatMap(([key, value]) =>
    value === null ? [] : [[translate(locale, key), value] satisfies Line],
  );
}

function whenOf({ startsAt, endsAt, timeZone }: Told, locale: Locale): string {
  const [from, to] = [instantFrom(startsAt), instantFrom(endsAt)].map((at) =>
    localTimeOf(at, timeZone).slice(0, 5),
  );
  const date = dayInWords(locale, localDateOf(instantFrom(startsAt), timeZone));
  return `${date}, ${hoursInWords({ from: from ?? '', to: to ?? '', timeZone })}`;
}

function whereOf({ venue, district, onlineUrl }: Told): string {
  const place = [venue, district && `Kec. ${district}`]
    .filter((part) => part !== null && part !== '')
    .join(', ');
  return placeInWords([place, onlineUrl]);
}
