import type { Topic } from '../features/directory/index.js';

/** A paragraph of the minutes of the monitoring meeting; all of it is invented (see README, sample data). */
export interface SampleNote {
  readonly topic: Topic;
  readonly kind: 'information' | 'consideration' | 'direction';
  readonly speaker: string;
  readonly text: string;
}

export const sampleNotes: readonly SampleNote[] = [
  {
    topic: 'vocational',
    kind: 'information',
    speaker: 'Kepala UPTD Balai Latihan Kerja',
    text: 'Angkatan keempat berjalan dengan 36 peserta dan lulus pada akhir November.',
  },
  {
    topic: 'vocational',
    kind: 'consideration',
    speaker: 'Pengurus Apindo Kabupaten Bekasi',
    text: 'Perusahaan meminta jadwal praktik kerja diberitahukan tiga bulan sebelumnya agar pembimbing dapat disiapkan.',
  },
  {
    topic: 'permits',
    kind: 'information',
    speaker: 'Kepala DPMPTSP',
    text: 'Berkas yang tertahan paling banyak menunggu pemeriksaan lapangan bersama, bukan kelengkapan dokumen.',
  },
  {
    topic: 'permits',
    kind: 'direction',
    speaker: 'Sekretaris Daerah',
    text: 'Jadwal pemeriksaan bersama ditetapkan dua kali seminggu dan diumumkan kepada pemohon.',
  },
];
