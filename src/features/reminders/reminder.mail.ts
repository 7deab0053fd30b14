import { type Holidays, type LocalDate, workingDaysAfter } from '../../kernel/calendar.js';
import type { MessageParameters } from '../../kernel/errors.js';
import { type Locale, type MessageKey, translate } from '../../platform/i18n/translate.js';
import { dayInWords, numberInWords } from '../../platform/i18n/words.js';
import { type MeetingFacts, meetingLines } from '../meetings/index.js';
import type { CommitmentFacts, Draft } from './delivery.queries.js';
import { letter, type Line, shortened } from '../../platform/mail/letter.js';

/** The office that writes, and the day on which it does. */
export interface Sender {
  today: LocalDate;
  holidays: Holidays;
  office: { officeName: string; address: string; demo: boolean };
}

export interface MailText {
  subject: string;
  text: string;
  html: string;
}

type Say = (key: MessageKey, params?: MessageParameters) => string;

/** What is said about a commitment or a meeting, whatever it will look like. */
interface Message {
  subject: string;
  lead: string;
  lines: Line[];
  ask: string;
  path: string;
}

/**
 * A reminder as a mail, in the recipient's language. It speaks of the days as they are when it is sent, not of the
 * rule, so a reminder that was held up is still true.
 */
export function mailOf(draft: Draft, { today, holidays, office }: Sender): MailText {
  const { locale } = draft;
  const say: Say = (key, params) => translate(locale, key, params);
  const message =
    draft.commitment === null
      ? meetingMessage(draft.meeting as MeetingFacts, locale, say)
      : commitmentMessage(draft.commitment, deadlineOf(draft.commitment.dueOn, today, holidays), locale, say);
  const { subject, lead, lines, ask, path } = message;
  const greeting = draft.toOrganisation ? 'mail.greeting-organisation' : 'mail.greeting';
  return {
    subject: `[Sinergi] ${subject}`,
    ...letter({
      locale,
      greeting: [say(greeting, { name: draft.recipientName }), say('mail.opening')],
      lead,
      lines,
      ask,
      link: { label: say('mail.open'), address: `${office.address}${path}` },
      closing: say('mail.closing'),
      from: office.officeName,
      note: office.demo ? say('mail.sample') : null,
    }),
  };
}

type Deadline = { stage: 'ahead' | 'soon' | 'today' | 'late'; days: number };

/** How far `dueOn` is, in working days. */
export function deadlineOf(dueOn: LocalDate, today: LocalDate, holidays: Holidays): Deadline {
  if (dueOn === today) return { stage: 'today', days: 0 };
  if (dueOn < today) return { stage: 'late', days: workingDaysAfter(dueOn, today, holidays) };
  const days = workingDaysAfter(today, dueOn, holidays);
  // Only free days lie between: "0 working days left" would read as too late.
  return { stage: days === 0 ? 'soon' : 'ahead', days };
}

function commitmentMessage(
  facts: CommitmentFacts,
  { stage, days }: Deadline,
  locale: Locale,
  say: Say,
): Message {
  const { id, reference, title, owner, dueOn, target, unit, progressValue, progressPercent } = facts;
  const params = { days, date: dayInWords(locale, dueOn), title: shortened(title) };
  const amount = (value: number) => `${numberInWords(locale, value)} ${unit}`;
  return {
    subject: say(`mail.commitment.${stage}.subject`, params),
    lead: say(`mail.commitment.${stage}`, params),
    lines: [
      [say('mail.commitment'), `${reference} – ${title}`],
      [say('mail.owner'), owner],
      [say('mail.target'), amount(target)],
      [
        say('mail.progress'),
        progressValue === null ? say('mail.no-progress') : `${amount(progressValue)} (${progressPercent} %)`,
      ],
      [say('mail.due'), params.date],
    ],
    ask: say(stage === 'late' ? 'mail.commitment.ask-late' : 'mail.commitment.ask'),
    path: `/commitments/${id}`,
  };
}

function meetingMessage(facts: MeetingFacts, locale: Locale, say: Say): Message {
  const date = dayInWords(locale, facts.day);
  return {
    subject: say('mail.meeting.subject', { date, title: shortened(facts.title) }),
    lead: say('mail.meeting', { date }),
    lines: meetingLines(facts, locale),
    ask: say('mail.meeting.ask'),
    path: `/meetings/${facts.id}`,
  };
}
