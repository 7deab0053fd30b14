type Catalogue = typeof import('./id/access.json') &
  typeof import('./id/audit.json') &
  typeof import('./id/commitments.json') &
  typeof import('./id/common.json') &
  typeof import('./id/directory.json') &
  typeof import('./id/mailbox.json') &
  typeof import('./id/meetings.json') &
  typeof import('./id/my-work.json') &
  typeof import('./id/people.json') &
  typeof import('./id/reminders.json') &
  typeof import('./id/reports.json') &
  typeof import('./id/shell.json') &
  typeof import('./id/sso.json') &
  typeof import('./id/tokens.json');

declare global {
  namespace FormatjsIntl {
    interface Message {
      ids: keyof Catalogue & string;
    }
    interface IntlConfig {
      locale: 'id' | 'en';
    }
  }
}

export {};
