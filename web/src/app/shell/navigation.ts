import {
  IconBuilding,
  IconCalendarEvent,
  IconChecklist,
  IconBell,
  IconHome,
  IconMail,
  IconShieldCheck,
  IconChartBar,
  type Icon,
} from '@tabler/icons-react';
import type { Me } from '../../api';
import type { MessageId } from '../../ui';

export interface Entry {
  id: string;
  label: MessageId;
  /** Shorter, for the bar of a phone. */
  short?: MessageId;
  icon: Icon;
  to:
    '/' | '/meetings' | '/commitments' | '/leaders' | '/organisations' | '/reminders' | '/mailbox' | '/audit';
  /** The right in me.can that opens it; absent: open to everyone signed in. */
  right?: string;
}

// In the order of use; the first four a person may open stand at the bottom of a phone.
const entries: Entry[] = [
  { id: 'my-work', label: 'shell.my-work', short: 'shell.short.my-work', icon: IconHome, to: '/' },
  {
    id: 'meetings',
    label: 'shell.meetings',
    icon: IconCalendarEvent,
    to: '/meetings',
    right: 'meetings.read',
  },
  {
    id: 'commitments',
    label: 'shell.commitments',
    icon: IconChecklist,
    to: '/commitments',
    right: 'commitments.read',
  },
  { id: 'leaders', label: 'shell.leaders', icon: IconChartBar, to: '/leaders', right: 'leaders.read' },
  {
    id: 'organisations',
    label: 'shell.organisations',
    icon: IconBuilding,
    to: '/organisations',
    right: 'organisations.list',
  },
  { id: 'reminders', label: 'shell.reminders', icon: IconBell, to: '/reminders', right: 'reminders.read' },
  { id: 'mailbox', label: 'shell.mailbox', icon: IconMail, to: '/mailbox', right: 'mailbox.read' },
  { id: 'audit', label: 'shell.audit', icon: IconShieldCheck, to: '/audit', right: 'audit.read' },
];

/** What this person may open; the rest is absent, not greyed. */
export function entriesFor(me: Me): Entry[] {
  return entries.filter(({ right }) => right === undefined || me.can.includes(right));
}
