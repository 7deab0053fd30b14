import type { Locale } from '../../platform/i18n/translate.js';

type Words = Readonly<Record<Locale, string>>;

export interface Processing {
  readonly purpose: Words;
  readonly basis: Words;
}

const duty: Words = {
  id: 'Pelaksanaan tugas dan kewenangan pemerintah daerah (UU 27/2022 pasal 20 ayat (2) huruf e)',
  en: 'Duties and powers of the regency government (Law 27/2022, art. 20 (2) e)',
};
const safety: Words = {
  id: 'Kewajiban hukum menjaga keamanan data (UU 27/2022 pasal 20 ayat (2) huruf c dan pasal 35)',
  en: 'Legal obligation to keep data safe (Law 27/2022, art. 20 (2) c and 35)',
};
const obligation: Words = {
  id: 'Kewajiban hukum terhadap hak Anda (UU 27/2022 pasal 20 ayat (2) huruf c)',
  en: 'Legal obligation towards your rights (Law 27/2022, art. 20 (2) c)',
};

/**
 * The record of processing (UU 27/2022, art. 31): what is held about a person, what for, and on which basis. The page
 * and the file that a person downloads read it, in this order.
 */
export const register = {
  account: {
    purpose: { id: 'Agar Anda dapat masuk dan dikenali.', en: 'So that you can sign in and be known.' },
    basis: duty,
  },
  roles: {
    purpose: { id: 'Menentukan apa yang boleh Anda lakukan.', en: 'Decides what you may do.' },
    basis: duty,
  },
  contact: {
    purpose: {
      id: 'Agar Anda dapat dihubungi dalam jabatan Anda.',
      en: 'So that you can be reached in your position.',
    },
    basis: duty,
  },
  contacts: {
    purpose: {
      id: 'Agar undangan dan pengingat sampai kepada Anda, dan tidak ke alamat yang sudah tidak berlaku.',
      en: 'So that invitations and reminders reach you, and never an address that no longer serves.',
    },
    basis: duty,
  },
  positions: {
    purpose: {
      id: 'Undangan dan pengingat ditujukan kepada jabatan, bukan kepada orangnya.',
      en: 'Invitations and reminders go to a position, not to a person.',
    },
    basis: duty,
  },
  attendance: {
    purpose: {
      id: 'Bukti siapa yang diundang dan hadir dalam rapat.',
      en: 'Proof of who was invited to a meeting and who came.',
    },
    basis: duty,
  },
  messages: {
    purpose: {
      id: 'Bukti pengingat mana yang terkirim, dan mengapa yang lain tidak.',
      en: 'Proof of which reminders were sent, and why others were not.',
    },
    basis: duty,
  },
  sessions: {
    purpose: {
      id: 'Menunjukkan perangkat yang sedang masuk, agar Anda mengenali yang bukan milik Anda. Dihapus 90 hari setelah berakhir.',
      en: 'Shows the devices that are signed in, so that you notice one that is not yours. Deleted 90 days after they end.',
    },
    basis: safety,
  },
  identities: {
    purpose: {
      id: 'Agar Anda dapat masuk lewat penyedia akun kantor.',
      en: 'So that you can sign in through the office’s identity provider.',
    },
    basis: duty,
  },
  passkeys: {
    purpose: {
      id: 'Agar Anda dapat masuk dengan kunci sandi. Yang disimpan hanya bagian publiknya.',
      en: 'So that you can sign in by a passkey. Only its public part is kept.',
    },
    basis: safety,
  },
  tokens: {
    purpose: {
      id: 'Program yang Anda izinkan bertindak atas nama Anda.',
      en: 'Programs that you let act in your name.',
    },
    basis: duty,
  },
  filters: {
    purpose: {
      id: 'Saringan daftar rapat yang Anda simpan sendiri.',
      en: 'Filters of the list of meetings that you saved yourself.',
    },
    basis: duty,
  },
  invitations: {
    purpose: { id: 'Dengan undangan ini akun Anda dibuat.', en: 'By it your account was made.' },
    basis: duty,
  },
  story: {
    purpose: {
      id: 'Mencatat siapa yang mengubah data Anda dan kapan, termasuk setiap kali Anda masuk.',
      en: 'Says who changed data about you and when, and each time you signed in.',
    },
    basis: safety,
  },
  deeds: {
    purpose: {
      id: 'Jejak audit: apa yang Anda lakukan di Sinergi. Isinya disegel dan tidak dapat diubah.',
      en: 'The audit trail: what you did in Sinergi. It is sealed and cannot be altered.',
    },
    basis: safety,
  },
  consents: {
    purpose: {
      id: 'Bukti persetujuan Anda, dan kapan Anda menariknya; juga yang Anda sampaikan kepada staf.',
      en: 'Proof of your consents, and when you withdrew them; also of what you told staff.',
    },
    basis: obligation,
  },
  corrections: {
    purpose: {
      id: 'Permintaan perbaikan Anda dan jawabannya.',
      en: 'What you asked to be corrected, and the answers.',
    },
    basis: obligation,
  },
} as const satisfies Readonly<Record<string, Processing>>;

export type SectionKey = keyof typeof register;
export const sectionKeys = Object.keys(register) as SectionKey[];
