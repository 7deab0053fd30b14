import { mayOpen } from '../../records/page-rights';
import { signInVerbs } from '../../records/sign-in-verbs';
import type { MessageId } from '../../ui';

interface AdministrationPage {
  id: string;
  label: MessageId;
  text: MessageId;
  to: '/users' | '/administration/corrections' | '/administration/rights' | '/audit' | '/mailbox';
  search?: { verb: string };
}

/** What runs the installation, behind one entry of the menu. */
const pages: AdministrationPage[] = [
  {
    id: 'users',
    label: 'shell.users',
    text: 'administration.users.text',
    to: '/users',
  },
  {
    id: 'corrections',
    label: 'corrections.title',
    text: 'corrections.menu',
    to: '/administration/corrections',
  },
  {
    id: 'rights',
    label: 'shell.rights',
    text: 'administration.rights.text',
    to: '/administration/rights',
  },
  {
    id: 'audit',
    label: 'shell.audit',
    text: 'administration.audit.text',
    to: '/audit',
  },
  {
    id: 'sign-ins',
    label: 'administration.sign-ins',
    text: 'administration.sign-ins.text',
    to: '/audit',
    search: { verb: signInVerbs },
  },
  {
    id: 'mailbox',
    label: 'shell.mailbox',
    text: 'administration.mailbox.text',
    to: '/mailbox',
  },
];

export const administrationPaths = pages.map(({ to }) => to);

/** What this person may open; the rest is absent, not greyed. */
export function administrationPages(can: readonly string[]): AdministrationPage[] {
  return pages.filter(({ to }) => mayOpen(can, to));
}
