import { readFile } from 'node:fs/promises';
import { fromRoot } from '../platform/config/root.js';

/** A meeting of `sample/rapat.json`, in the words of the regency. */
export interface SampleMeeting {
  kode: string;
  catatan_data: string;
  judul: string;
  jenis: 'rapat_koordinasi' | 'monev';
  tanggal: string;
  mulai: string;
  selesai: string;
  tempat: string;
  kecamatan: string;
  penyelenggara: string;
  pimpinan: string;
  sekretaris: string;
  notulis: string;
  undangan: { nomor: string; tanggal: string; sifat: string; hal: string };
  agenda: { urut: number; menit: number; uraian: string; oleh: string }[];
  peserta: SampleAttendee[];
  pembahasan: { topik: SampleTopic; penyampai: string; catatan: string }[];
  keputusan: string[];
  komitmen: SampleCommitment[];
}

export interface SampleAttendee {
  instansi: string;
  jabatan: string;
  sisi: 'pemda' | 'industri' | 'mitra' | 'instansi_vertikal_provinsi';
  status: 'hadir' | 'diwakili' | 'tidak_hadir';
  diwakili_oleh?: string;
}

export interface SampleCommitment {
  kode: string;
  topik: SampleTopic;
  uraian: string;
  pemilik: string;
  pendamping: string;
  indikator: string;
  arah: 'naik' | 'turun';
  baseline: number;
  target: number;
  satuan: string;
  nilai_rencana?: number;
  tenggat: string;
  bukti: string;
  lokus: string;
}

export type SampleTopic = 'umum' | 'csr' | 'infrastruktur' | 'perizinan' | 'vokasi' | 'layanan_dasar';

export const topicOf = {
  umum: 'general',
  csr: 'csr',
  infrastruktur: 'infrastructure',
  perizinan: 'permits',
  vokasi: 'vocational',
  layanan_dasar: 'basic_services',
} as const;

export async function readSampleMeetings(): Promise<SampleMeeting[]> {
  return JSON.parse(await readFile(fromRoot('sample', 'rapat.json'), 'utf8')) as SampleMeeting[];
}

/** The villages of the regency as a table with headings, as whoever keeps the register would upload it. */
export function readSampleVillages(): Promise<Buffer> {
  return readFile(fromRoot('sample', 'desa.csv'));
}
