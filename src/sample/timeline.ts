/** What happened to a sample commitment on a day; all of it is invented (see README, sample data). */
export interface SampleEvent {
  /** Number of the commitment in its meeting. */
  readonly commitment: number;
  readonly on: string;
  /** A reported figure, or a verb of the lifecycle. */
  readonly value?: number;
  readonly verb?: 'submit' | 'verify' | 'return' | 'block';
  readonly note?: string;
  readonly obstacle?: string;
  /** Asked for and granted on that day. */
  readonly extendTo?: string;
  /** What leaders are asked to decide. */
  readonly question?: string;
}

/** From the rakor of 21 October 2025 up to the monitoring meeting a year later. */
export const rakorTimeline: readonly SampleEvent[] = [
  {
    commitment: 1,
    on: '2025-11-10',
    value: 2,
    note: 'Daftar kebutuhan dua kecamatan diserahkan dengan surat pengantar.',
  },
  { commitment: 1, on: '2025-11-10', verb: 'submit' },
  { commitment: 1, on: '2025-11-11', verb: 'verify' },
  {
    commitment: 2,
    on: '2025-12-17',
    value: 1,
    note: 'Rencana program tersusun dan dilaporkan melalui Simpel CSR.',
  },
  { commitment: 2, on: '2025-12-17', verb: 'submit' },
  { commitment: 2, on: '2025-12-18', verb: 'verify' },
  { commitment: 6, on: '2025-12-04', value: 2100, note: 'Saluran utama selesai, saluran sekunder berjalan.' },
  {
    commitment: 6,
    on: '2025-12-29',
    value: 3620,
    note: 'Seluruh saluran dibersihkan, termasuk 120 meter tambahan.',
  },
  { commitment: 6, on: '2025-12-29', verb: 'submit' },
  { commitment: 6, on: '2025-12-30', verb: 'verify' },
  { commitment: 5, on: '2026-02-20', verb: 'block', note: 'Status tiga ruas jalan akses belum ditetapkan.' },
  { commitment: 5, on: '2026-03-25', value: 1, note: 'Status ruas ditetapkan, DED selesai.', obstacle: '' },
  { commitment: 5, on: '2026-03-25', verb: 'submit' },
  { commitment: 5, on: '2026-03-27', verb: 'verify' },
  { commitment: 7, on: '2026-04-14', value: 22, note: 'Tiang terpasang di 22 titik.' },
  {
    commitment: 7,
    on: '2026-06-26',
    value: 41,
    note: '41 titik menyala.',
    obstacle: 'Menunggu penyambungan daya untuk 19 titik.',
  },
  { commitment: 8, on: '2026-03-31', value: 5, note: 'Klinik bulanan berjalan sejak November.' },
  { commitment: 8, on: '2026-09-30', value: 10, note: 'Dua klinik terakhir dijadwalkan pada Oktober.' },
  { commitment: 9, on: '2026-03-31', value: 38, note: 'Rekap SIMBG triwulan I.' },
  {
    commitment: 9,
    on: '2026-06-29',
    value: 33,
    note: 'Rekap SIMBG triwulan II.',
    obstacle: 'Antrean pemeriksaan lapangan bersama.',
  },
  { commitment: 3, on: '2026-05-29', value: 4, note: 'Empat ruang kelas selesai.' },
  {
    commitment: 3,
    on: '2026-08-26',
    value: 6,
    note: 'Enam ruang kelas selesai, BAST ditandatangani; realisasi Rp874.500.000.',
  },
  { commitment: 3, on: '2026-08-26', verb: 'submit' },
  { commitment: 3, on: '2026-08-28', verb: 'verify' },
  { commitment: 12, on: '2026-07-22', value: 1310, note: '1.310 kunjungan sampai minggu ketiga Juli.' },
  { commitment: 12, on: '2026-07-22', verb: 'submit' },
  { commitment: 12, on: '2026-07-24', verb: 'verify' },
  { commitment: 10, on: '2026-06-30', value: 80, note: 'Dua angkatan lulus.' },
  { commitment: 10, on: '2026-09-30', value: 124, note: 'Tiga angkatan lulus, angkatan keempat berjalan.' },
  { commitment: 4, on: '2026-07-31', value: 8, note: 'Delapan rumah selesai.' },
  {
    commitment: 4,
    on: '2026-10-09',
    value: 13,
    note: '13 rumah selesai.',
    obstacle: 'Tujuh unit menunggu pemutakhiran data penerima.',
  },
  { commitment: 11, on: '2026-09-28', value: 187, note: 'Rekap dari tiga tenant menyusul.' },
  { commitment: 11, on: '2026-09-28', verb: 'submit' },
];

/** Decided in the monitoring meeting of 13 October 2026. */
export const afterMonitoring: readonly SampleEvent[] = [
  {
    commitment: 9,
    on: '2026-10-13',
    extendTo: '2027-03-31',
    note: 'Jadwal pemeriksaan bersama dua kali seminggu baru dimulai.',
  },
  {
    commitment: 7,
    on: '2026-10-13',
    question:
      'Apakah biaya penyambungan daya 19 titik PJU dibebankan pada APBD Perubahan atau pengelola kawasan?',
  },
];

export const monitoringTimeline: readonly SampleEvent[] = [
  { commitment: 3, on: '2026-11-09', value: 1, note: 'Daftar periksa diterbitkan di laman DPMPTSP.' },
  { commitment: 3, on: '2026-11-09', verb: 'submit' },
  { commitment: 4, on: '2026-11-06', value: 9, note: 'Delapan berkas dituntaskan.' },
  { commitment: 2, on: '2026-11-06', value: 6, note: 'Pemeriksaan berjalan dua kali seminggu.' },
];
