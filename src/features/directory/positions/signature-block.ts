import type { OrganisationKind } from '../organisations/organisation.js';
import type { AppointmentKind } from './appointment.js';

export interface Signatory {
  readonly title: string;
  readonly organisationKind: OrganisationKind;
  readonly kind: AppointmentKind;
  readonly name: string;
  readonly honorificPrefix: string | null;
  readonly honorificSuffix: string | null;
  readonly rank: string | null;
  readonly employeeNumber: string | null;
}

/** What stands above and below a signature; nothing that the rules leave out. */
export interface SignatureBlock {
  /** @example Plt. Kepala Dinas Kesehatan */
  readonly title: string;
  /** @example Dr. SITI AMINAH, M.Kes. */
  readonly name: string;
  readonly rank: string | null;
  readonly employeeNumber: string | null;
}

const prefixes: Record<AppointmentKind, string> = {
  definitive: '',
  plt: 'Plt. ',
  plh: 'Plh. ',
  pj: 'Pj. ',
  pjs: 'Pjs. ',
};

type Printed = 'all' | 'titles' | 'bare';

/**
 * Permendagri 1/2023, art. 44: whoever stands in for a head of region, and a Pj. or Plh. secretary, sign with the bare
 * name; a head of region and the deputy have no rank in the service; everyone else signs with all of it.
 */
function printed({ title, organisationKind, kind }: Signatory): Printed {
  if (organisationKind !== 'regency') return 'all';
  const isActing = kind !== 'definitive';
  if (/^(wakil )?bupati\b/i.test(title)) return isActing ? 'bare' : 'titles';
  if (/^(sekretaris daerah|sekda)\b/i.test(title)) return isActing && kind !== 'plt' ? 'bare' : 'all';
  return 'all';
}

/** How a signatory is printed under a letter, by the post and how it is held. */
export function signatureBlock(signatory: Signatory): SignatureBlock {
  const how = printed(signatory);
  const bare = signatory.name.toUpperCase();
  const before = [signatory.honorificPrefix, bare].filter(Boolean).join(' ');
  const full = [before, signatory.honorificSuffix].filter(Boolean).join(', ');
  return {
    title: `${prefixes[signatory.kind]}${signatory.title}`,
    name: how === 'bare' ? bare : full,
    rank: how === 'all' ? signatory.rank : null,
    employeeNumber: how === 'all' ? signatory.employeeNumber : null,
  };
}
