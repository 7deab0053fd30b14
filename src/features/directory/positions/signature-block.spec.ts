import { describe, expect, it } from 'vitest';
import type { AppointmentKind } from './appointment.js';
import { type Signatory, signatureBlock } from './signature-block.js';

const siti: Signatory = {
  title: 'Kepala Dinas Kesehatan',
  organisationKind: 'agency',
  kind: 'definitive',
  name: 'Siti Aminah',
  honorificPrefix: 'Dr.',
  honorificSuffix: 'M.Kes.',
  rank: 'Pembina Utama Muda (IV/c)',
  employeeNumber: '198001012005012001',
};
const of = (
  title: string,
  kind: AppointmentKind,
  organisationKind: Signatory['organisationKind'] = 'regency',
) => signatureBlock({ ...siti, title, kind, organisationKind });

describe('a signature block', () => {
  it('of a head of agency has titles, rank and NIP, acting or not', () => {
    expect(of('Kepala Dinas Kesehatan', 'plt', 'agency')).toEqual({
      title: 'Plt. Kepala Dinas Kesehatan',
      name: 'Dr. SITI AMINAH, M.Kes.',
      rank: 'Pembina Utama Muda (IV/c)',
      employeeNumber: '198001012005012001',
    });
  });

  it.each([
    ['Bupati Bekasi', 'definitive', 'Dr. SITI AMINAH, M.Kes.', false],
    ['Bupati Bekasi', 'plt', 'SITI AMINAH', false],
    ['Bupati Bekasi', 'pj', 'SITI AMINAH', false],
    ['Wakil Bupati Bekasi', 'plh', 'SITI AMINAH', false],
    ['Sekretaris Daerah', 'definitive', 'Dr. SITI AMINAH, M.Kes.', true],
    ['Sekretaris Daerah', 'pj', 'SITI AMINAH', false],
    ['Sekretaris Daerah', 'plh', 'SITI AMINAH', false],
    ['Asisten Perekonomian dan Pembangunan', 'plh', 'Dr. SITI AMINAH, M.Kes.', true],
  ] as const)('of %s (%s) prints %s', (title, kind, name, withNumber) => {
    const block = of(title, kind);
    expect(block.name).toBe(name);
    expect(block.employeeNumber !== null && block.rank !== null).toBe(withNumber);
  });

  it('of a company has what there is', () => {
    const director = {
      ...siti,
      honorificPrefix: null,
      honorificSuffix: null,
      rank: null,
      employeeNumber: null,
    };
    expect(signatureBlock({ ...director, title: 'Direktur', organisationKind: 'company' })).toEqual({
      title: 'Direktur',
      name: 'SITI AMINAH',
      rank: null,
      employeeNumber: null,
    });
  });
});
