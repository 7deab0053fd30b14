import type { OrganisationKind, Side } from '../organisations/organisation.js';
import { plain } from './columns.js';

/** How people write in tables what an organisation is; in plain letters. */
const kinds: Record<OrganisationKind, readonly string[]> = {
  regency: ['pemerintah kabupaten', 'pemkab', 'setda', 'regency government'],
  agency: ['perangkat daerah', 'opd', 'dinas', 'badan', 'regional agency'],
  district_office: ['kecamatan', 'kantor kecamatan', 'district office'],
  vertical_agency: ['instansi vertikal', 'vertikal', 'vertical agency'],
  estate_operator: ['pengelola kawasan', 'pengelola', 'estate operator'],
  tenant: ['tenant kawasan', 'tenant', 'penyewa', 'estate tenant'],
  company: ['perusahaan', 'industri', 'swasta', 'bumn', 'bumd', 'company'],
  association: ['asosiasi', 'forum', 'association'],
  school: ['sekolah', 'smk', 'pelatihan', 'lpk', 'blk', 'school'],
  other: ['lainnya', 'lain lain', 'other'],
};
const sides: Record<Side, readonly string[]> = {
  government: ['pemerintah', 'government'],
  industry: ['industri', 'swasta', 'industry'],
  partner: ['mitra', 'partner'],
};

function find<Key extends string>(words: Record<Key, readonly string[]>, text: string): Key | undefined {
  const wanted = plain(text);
  const entries = Object.entries(words) as [Key, readonly string[]][];
  return entries.find(([key, known]) => [key, ...known].some((word) => plain(word) === wanted))?.[0];
}

export const kindFrom = (text: string): OrganisationKind | undefined => find(kinds, text);
export const sideFrom = (text: string): Side | undefined => find(sides, text);

/** What a name says of its bearer, where the table does not. */
export function kindOfName(name: string): OrganisationKind | undefined {
  if (/^(pt|cv|ud)\b/i.test(name) || /\btbk\.?$/i.test(name)) return 'company';
  if (/^(dinas|badan|inspektorat|satpol)\b/i.test(name)) return 'agency';
  return /^(smk|sekolah)\b/i.test(name) ? 'school' : undefined;
}

const government: readonly OrganisationKind[] = ['regency', 'agency', 'district_office', 'vertical_agency'];
const industry: readonly OrganisationKind[] = ['estate_operator', 'tenant', 'company'];

export function usualSide(kind: OrganisationKind): Side {
  if (government.includes(kind)) return 'government';
  return industry.includes(kind) ? 'industry' : 'partner';
}
