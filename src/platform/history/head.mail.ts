import type { LocalDate } from '../../kernel/calendar.js';
import { type Locale, translate } from '../i18n/translate.js';
import { dayInWords, numberInWords } from '../i18n/words.js';
import { type Head, headText } from './seal.js';

/** The office that writes. */
interface Sender {
  officeName: string;
  address: string;
  demo: boolean;
}

/** The head of the day as a mail, in both languages: whoever keeps it may pass it on to an inspector from anywhere. */
export function headMail(head: Head, day: LocalDate, sender: Sender) {
  const paragraphs = (['id', 'en'] as const).map((locale) => inLanguage(locale, head, day, sender));
  const subject = translate('id', 'mail.head.subject', { date: dayInWords('id', day) });
  return {
    subject: `[Sinergi] ${subject}`,
    text: `${paragraphs.map((texts) => texts.join('\n\n')).join('\n\n—\n\n')}\n`,
    html: [
      '<!doctype html><html lang="id"><body style="font-family:Arial,sans-serif;font-size:15px;line-height:1.5">',
      ...paragraphs.map(
        (texts, at) =>
          `<div lang="${at === 0 ? 'id' : 'en'}">${texts.map((text) => `<p>${escaped(text)}</p>`).join('')}</div>`,
      ),
      '</body></html>',
    ].join('\n'),
  };
}

function inLanguage(
  locale: Locale,
  head: Head,
  day: LocalDate,
  { officeName, address, demo }: Sender,
): string[] {
  const date = dayInWords(locale, day);
  const count = numberInWords(locale, head.size);
  return [
    translate(locale, 'mail.head', { date, count }),
    headText(head),
    translate(locale, 'mail.head.keep'),
    `${translate(locale, 'mail.head.check')} sinergi verify-history --head ${headText(head)}`,
    `${officeName} · ${address}`,
    ...(demo ? [translate(locale, 'mail.sample')] : []),
  ];
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => entities[character] ?? character);
}
