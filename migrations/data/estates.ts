/** Counts and areas differ by source and year, hence both beside each area. */
const gathered = { source: 'Himpunan sumber terbuka', year: 2020 };

/**
 * The large industrial estates of Kabupaten Bekasi, by their usual codes; `operators` are the companies that are known
 * to run them, where the directory has them.
 */
export const estates = [
  {
    code: 'JABABEKA',
    name: 'Kawasan Industri Jababeka',
    operators: ['PT Jababeka Infrastruktur'],
    districts: ['32.16.09', '32.16.11'],
    area: { hectares: 2267, ...gathered },
  },
  {
    code: 'MM2100',
    name: 'MM2100 Industrial Town',
    operators: ['PT Megalopolis Manunggal Industrial Development'],
    districts: ['32.16.08', '32.16.07'],
    // All that is called MM2100, with the part of Bekasi Fajar.
    area: { hectares: 2505, ...gathered },
  },
  {
    code: 'BFIE',
    name: 'Bekasi Fajar Industrial Estate',
    operators: ['PT Bekasi Fajar Industrial Estate Tbk', 'PT Bekasi Fajar Industrial Estate'],
    districts: ['32.16.07', '32.16.08'],
    area: null,
  },
  {
    code: 'EJIP',
    name: 'East Jakarta Industrial Park',
    operators: ['PT East Jakarta Industrial Park'],
    districts: ['32.16.19'],
    area: null,
  },
  {
    code: 'DELTA-SILICON',
    name: 'Delta Silicon (Lippo Cikarang)',
    operators: ['PT Lippo Cikarang Tbk', 'PT Lippo Cikarang'],
    districts: ['32.16.19'],
    area: { hectares: 1645, ...gathered },
  },
  {
    code: 'HYUNDAI-BIIE',
    name: 'Hyundai / Bekasi International Industrial Estate',
    operators: ['PT Hyundai Inti Development'],
    districts: ['32.16.19'],
    area: null,
  },
  {
    code: 'GIIC',
    name: 'Greenland International Industrial Center, Kota Deltamas',
    operators: ['PT Puradelta Lestari Tbk', 'PT Puradelta Lestari'],
    districts: ['32.16.20'],
    area: { hectares: 1000, ...gathered },
  },
  {
    code: 'KITIC',
    name: 'Kawasan Industri Terpadu Indonesia China',
    operators: ['PT Kawasan Industri Terpadu Indonesia China'],
    districts: ['32.16.20'],
    area: null,
  },
  {
    code: 'MARUNDA',
    name: 'Marunda Center',
    operators: ['PT Tegar Primajaya'],
    districts: ['32.16.01'],
    area: { hectares: 430, source: 'Himpunan sumber terbuka', year: 2008 },
  },
  {
    code: 'GOBEL',
    name: 'Kawasan Industri Gobel',
    operators: ['PT Gobel Dharma Sarana Karya'],
    districts: ['32.16.08', '32.16.07'],
    area: null,
  },
];
