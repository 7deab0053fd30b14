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
import { administrationPaths } from '../../features/administration/pages';
import { mayOpen } from '../../records/page-rights';
import type { MessageId } from '../../ui';

export interface Entry {
  id: string;
  label: MessageId;
  /** Shorter, for the bar of a phone. */
  short?: MessageId;
  icon: Icon;
  to: '/' | '/meetings' | '/commitments' | '/leaders' | '/organisations' | '/reminders' | '/administration';
  /** Asked for besides what opens the address, where not everyone who may open it would look for it in a menu. */
  right?: string;
}

// In the order of use; the first four a person may open stand at the bottom of a phone.
const entries: Entry[] = [
  { id: 'my-work', label: 'shell.my-work', short: 'shell.short.my-work', icon: IconHome, to: '/' },
  { id: 'meetings', label: 'shell.meetings', icon: IconCalendarEvent, to: '/meetings' },
  { id: 'commitments', label: 'shell.commitments', icon: IconChecklist, to: '/commitments' },
  { id: 'leaders', label: 'shell.leaders', icon: IconChartBar, to: '/leaders' },
  {
    id: 'organisations',
    label: 'shell.organisations',
    icon: IconBuilding,
    to: '/organisations',
    right: 'organisations.list',
  },
  { id: 'reminders', label: 'shell.reminders', icon: IconBell, to: '/reminders' },
  {
    id: 'administration',
    label: 'shell.administration',
    icon: IconSettings,
    to: '/administration',
  },
];

/** What this person may open; the rest is absent, not greyed. */
export function entriesFor(me: Me): Entry[] {
  return entries.filter(
    ({ to, right }) => mayOpen(me.can, to) && (right === undefined || me.can.includes(right)),
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
