/** The words people use for days, in Indonesian and English alike; a person may type either. */

const months = [
  'januari january jan',
  'februari february feb pebruari',
  'maret march mar',
  'april apr',
  'mei may',
  'juni june jun',
  'juli july jul',
  'agustus august agu ags aug agt',
  'september sep sept',
  'oktober october okt oct',
  'november nov nopember nop',
  'desember december des dec',
];

const weekdays = [
  'senin monday mon sen',
  'selasa tuesday tue tues sel',
  'rabu wednesday wed rab',
  'kamis thursday thu thurs kam',
  'jumat friday fri jum',
  'sabtu saturday sat sab',
  'minggu sunday sun ahad',
];

const numbers = [
  'satu one se a an',
  'dua two',
  'tiga three',
  'empat four',
  'lima five',
  'enam six',
  'tujuh seven',
  'delapan eight',
  'sembilan nine',
  'sepuluh ten',
];

const lookup = (groups: string[]) =>
  new Map(groups.flatMap((words, index) => words.split(' ').map((word) => [word, index + 1] as const)));

const monthByWord = lookup(months);
const weekdayByWord = lookup(weekdays);
const numberByWord = lookup(numbers);

export const monthNumber = (word: string): number | null => monthByWord.get(word) ?? null;
export const weekdayNumber = (word: string): number | null => weekdayByWord.get(word) ?? null;

export function countOf(word: string): number | null {
  return /^\d{1,4}$/.test(word) ? Number(word) : (numberByWord.get(word) ?? null);
}

/** Lower case, no punctuation that carries nothing, "jum'at" and "seminggu" in their plain forms. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/\bse(minggu|bulan|tahun|hari)\b/g, '1 $1')
    .replace(/(\d)(st|nd|rd|th)\b/g, '$1')
    .replace(/,/g, ' ')
    .replace(/\b(tanggal|tgl|hari ini juga|pada|on|the|of|in|dalam|pd)\b/g, ' ')
    .replace(/\b(lagi|dari sekarang|ke depan|mendatang|from now|from today|later)$/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
