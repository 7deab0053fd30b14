import { describe, expect, it } from 'vitest';
import { alikePositions } from './position-likeness.js';

const agency = 'Dinas Kesehatan Kabupaten Bekasi';
const of = (...titles: string[]) =>
  alikePositions(
    titles.map((title, at) => ({ id: `${at}`, title, organisation: agency, organisationId: 'a' })),
  );
const alike = (one: string, other: string) => of(one, other)[0]?.alike[0] ?? null;

describe('positions that may be one', () => {
  it.each([
    ['Kepala Dinas Kesehatan', 'KADIS KESEHATAN'],
    ['Kepala Dinas Kesehatan', 'Kepala Dinas'],
    ['Plt. Sekretaris', 'Sekretaris Dinas'],
    ['Kasubbag Umum & Kepegawaian', 'Kepala Subbagian Umum dan Kepegawaian'],
    ['Direktur', 'Direktur (PT Lama, 0199c3f2)'],
    ['Manajer HRD', 'HRD Manager'],
  ])('have one title but for how it is written: %s, %s', (one, other) => {
    expect(alike(one, other)).toBe('title');
  });

  it.each([
    ['Sekretaris', 'Sekertaris'],
    ['Kepala Bidang Pengendalian', 'Kepala Bidang Pengendalan'],
    ['Kepala Bidang Perijinan', 'Kepala Bidang Perizinan'],
  ])('differ in a letter of one word, or in two that changed places: %s, %s', (one, other) => {
    expect(alike(one, other)).toBe('spelling');
  });

  it.each([
    ['Asisten I', 'Asisten II'],
    ['Kepala UPTD Wilayah 1', 'Kepala UPTD Wilayah 2'],
    ['Direktur', 'Direktur Utama'],
    ['Wakil Direktur', 'Direktur'],
    ['Kepala Bidang Industri', 'Kepala Bidang Perdagangan'],
  ])('are not those that are counted, or that are more or less than the other: %s, %s', (one, other) => {
    expect(alike(one, other)).toBeNull();
  });

  it('are of one organisation, and those with one title come first', () => {
    expect(of('Perizinan', 'Perijinan', 'Kadis', 'Kepala Dinas').map(({ alike: [first] }) => first)).toEqual([
      'title',
      'spelling',
    ]);
    const inOf = (id: string) => ({ id, title: 'Direktur', organisation: 'PT Satu', organisationId: id });
    expect(alikePositions([inOf('1'), inOf('2')])).toEqual([]);
  });
});
