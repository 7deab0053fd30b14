import type { Answer } from '../../api';

type SectionKey = Answer<'/api/me/data'>['sections'][number]['key'];

/** Fields that have a label of their own. */
export type Field =
  | 'access'
  | 'account'
  | 'actor'
  | 'acceptedAt'
  | 'address'
  | 'answeredAt'
  | 'at'
  | 'channel'
  | 'createdAt'
  | 'day'
  | 'district'
  | 'dueAt'
  | 'email'
  | 'employeeNumber'
  | 'endedAt'
  | 'endsOn'
  | 'expiresOn'
  | 'field'
  | 'given'
  | 'hasPassword'
  | 'honorificPrefix'
  | 'honorificSuffix'
  | 'issuer'
  | 'kind'
  | 'lastUsedAt'
  | 'linkedAt'
  | 'locale'
  | 'name'
  | 'note'
  | 'notedBy'
  | 'organisation'
  | 'phone'
  | 'position'
  | 'purpose'
  | 'reason'
  | 'reference'
  | 'revokedAt'
  | 'role'
  | 'rule'
  | 'secondFactorSince'
  | 'sentAt'
  | 'startsOn'
  | 'state'
  | 'status'
  | 'subjectType'
  | 'textVersion'
  | 'title'
  | 'userAgent'
  | 'validUntil'
  | 'verb';

export interface Layout {
  /** What names a row; absent where a section is a single record. */
  head?: Field;
  fields: Field[];
  /** Where the words of coded values are. */
  words?: Partial<Record<Field, string>>;
}

const acting = { kind: 'users.kind' } as const;

/** What of each kind is shown on the page; the file has all of it. */
export const layouts: Record<SectionKey, Layout> = {
  account: {
    fields: ['name', 'email', 'locale', 'createdAt', 'hasPassword', 'secondFactorSince'],
    words: { locale: 'my-data.locale' },
  },
  roles: {
    head: 'role',
    fields: ['organisation', 'position', 'district', 'kind', 'startsOn', 'endsOn'],
    words: { role: 'shell.role', ...acting },
  },
  contact: {
    fields: ['honorificPrefix', 'name', 'honorificSuffix', 'employeeNumber', 'createdAt'],
  },
  contacts: {
    head: 'address',
    fields: ['kind', 'purpose', 'validUntil', 'note', 'createdAt'],
    words: { kind: 'contacts.kind', purpose: 'contacts.purpose' },
  },
  positions: {
    head: 'position',
    fields: ['organisation', 'kind', 'startsOn', 'endsOn'],
    words: acting,
  },
  attendance: {
    head: 'reference',
    fields: ['title', 'day', 'position', 'status'],
    words: { status: 'meetings.attendance' },
  },
  messages: {
    head: 'rule',
    fields: ['reference', 'channel', 'address', 'dueAt', 'state', 'reason', 'sentAt'],
    words: {
      rule: 'reminders.rule-name',
      channel: 'reminders.channel',
      state: 'reminders.state',
      reason: 'reminders.reason',
    },
  },
  sessions: { head: 'lastUsedAt', fields: ['createdAt', 'endedAt', 'address', 'userAgent'] },
  identities: { head: 'account', fields: ['issuer', 'linkedAt', 'lastUsedAt'] },
  passkeys: { head: 'name', fields: ['createdAt', 'lastUsedAt'] },
  tokens: {
    head: 'name',
    fields: ['access', 'createdAt', 'expiresOn', 'revokedAt', 'lastUsedAt', 'address'],
    words: { access: 'tokens.access' },
  },
  filters: { head: 'name', fields: ['createdAt'] },
  invitations: { head: 'email', fields: ['name', 'createdAt', 'acceptedAt'] },
  story: { head: 'verb', fields: ['at', 'actor', 'address'], words: { verb: 'account.event' } },
  deeds: {
    head: 'verb',
    fields: ['subjectType', 'at'],
    words: { verb: 'audit.verb', subjectType: 'audit.type' },
  },
  consents: {
    head: 'given',
    fields: ['channel', 'at', 'textVersion', 'notedBy'],
    words: { given: 'my-data.given', channel: 'reminders.channel' },
  },
  corrections: {
    head: 'field',
    fields: ['status', 'createdAt', 'dueAt', 'answeredAt'],
    words: { field: 'my-data.correction.field', status: 'my-data.correction.status' },
  },
};
