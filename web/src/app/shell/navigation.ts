import {
  IconBuilding,
  IconCalendarEvent,
  IconChecklist,
  IconBell,
  IconHome,
  IconSettings,
  IconChartBar,
  type Icon,
} from '@tabler/icons-react';
import type { Me } from '../../api';
import { administrationPaths, administrationRights } from '../../features/administration/pages';
import type { MessageId } from '../../ui';

export interface Entry {
  id: string;
  label: MessageId;
  /** Shorter, for the bar of a phone. */
  short?: MessageId;
  icon: Icon;
  to: '/' | '/meetings' | '/commitments' | '/leaders' | '/organisations' | '/reminders' | '/administration';
  /** Any of these rights in me.can opens it; absent: open to everyone signed in. */
  rights?: readonly string[];
}

// In the order of use; the first four a person may open stand at the bottom of a phone.
const entries: Entry[] = [
  { id: 'my-work', label: 'shell.my-work', short: 'shell.short.my-work', icon: IconHome, to: '/' },
  {
    id: 'meetings',
    label: 'shell.meetings',
    icon: IconCalendarEvent,
    to: '/meetings',
    rights: ['meetings.read'],
  },
  {
    id: 'commitments',
    label: 'shell.commitments',
    icon: IconChecklist,
    to: '/commitments',
    rights: ['commitments.read'],
  },
  { id: 'leaders', label: 'shell.leaders', icon: IconChartBar, to: '/leaders', rights: ['leaders.read'] },
  {
    id: 'organisations',
    label: 'shell.organisations',
    icon: IconBuilding,
    to: '/organisations',
    rights: ['organisations.list'],
  },
  { id: 'reminders', label: 'shell.reminders', icon: IconBell, to: '/reminders', rights: ['reminders.read'] },
  {
    id: 'administration',
    label: 'shell.administration',
    icon: IconSettings,
    to: '/administration',
    rights: administrationRights,
  },
];

/** What this person may open; the rest is absent, not greyed. */
export function entriesFor(me: Me): Entry[] {
  return entries.filter(
    ({ rights }) => rights === undefined || rights.some((right) => me.can.includes(right)),
  );
}

/** The entry behind which the page at `path` lies, where its address does not say so. */
export function sectionOf(path: string): string | undefined {
  if (path.startsWith('/invitation-groups') || path.startsWith('/decisions')) return 'meetings';
  return administrationPaths.some((page) => path === page || path.startsWith(`${page}/`))
    ? 'administration'
    : undefined;
}

/** A page that a projector shows to a whole room. */
export function isOnWall(path: string): boolean {
  return /^\/meetings\/[^/]+\/door$/.test(path);
}
