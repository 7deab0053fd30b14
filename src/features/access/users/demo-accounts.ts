import type { Role } from '../../../kernel/policy.js';

interface DemoAccount {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
}

/** The same for all of them: it opens sample data only, and the sign-in page shows it. */
export const demoPassword = 'rapat-21-oktober';

/** One sign-in for each kind of person. The `.test` domain reaches nobody (RFC 2606). */
export const demoAccounts: readonly DemoAccount[] = [
  { role: 'staff', name: 'Staf Bagian Perekonomian (contoh)', email: 'staf@contoh.sinergi.test' },
  {
    role: 'liaison',
    name: 'Narahubung PT Jababeka Infrastruktur (contoh)',
    email: 'liaison@contoh.sinergi.test',
  },
  { role: 'official', name: 'Pimpinan Daerah (contoh)', email: 'pimpinan@contoh.sinergi.test' },
  { role: 'administrator', name: 'Admin Sistem (contoh)', email: 'admin@contoh.sinergi.test' },
];
