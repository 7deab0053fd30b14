import { type MessageKey, translate } from '../../../platform/i18n/translate.js';
import { dayInWords } from '../../../platform/i18n/words.js';
import { letter, type Line, shortened } from '../../../platform/mail/letter.js';
import { meetingLines } from '../meeting.facts.js';
import type { Office } from './notice.mail.js';
import type { UserDraft } from './user-notice.outbox.js';

/** What a user is told about a meeting, in their language. */
export function userNoticeMail(draft: UserDraft, office: Office) {
  const { kind, meeting, round, topic } = draft;
  const { locale, name } = draft.user;
  const say = (key: MessageKey, params = {}) => translate(locale, key, params);
  const day = round === null ? '' : dayInWords(locale, round.endsOn);
  const title = shortened(topic?.title ?? meeting.title);
  const news: [MessageKey, string | null | undefined][] = [
    ['mail.user.last-day', round && day],
    ['mail.user.topic', topic?.title],
    ['mail.user.answer', topic?.note],
  ];
  const lines = news.flatMap(([key, value]): Line[] => (value == null ? [] : [[say(key), value]]));
  const path = kind === 'correction_round' ? '/minutes/read' : '';
  return {
    subject: `[Sinergi] ${say(`mail.user.${kind}.subject`, { title, day })}`,
    ...letter({
      locale,
      greeting: [say('mail.greeting', { name }), say('mail.opening')],
      lead: say(`mail.user.${kind}`, { day }),
      lines: [...lines, ...meetingLines(meeting, locale)],
      ask: say(`mail.user.${kind}.ask`, { day }),
      link: {
        label: say(`mail.user.${kind}.open`),
        address: `${office.address}/meetings/${meeting.id}${path}`,
      },
      closing: say('mail.closing'),
      from: office.officeName,
      note: office.demo ? say('mail.sample') : null,
    }),
  };
}
