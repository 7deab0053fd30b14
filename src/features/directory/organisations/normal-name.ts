/** What a company is by law says nothing of which one it is. */
const forms = new Set(['pt', 'cv', 'ud', 'fa', 'firma', 'pd', 'tbk', 'persero', 'terbuka', 'perusahaan']);

/**
 * The words by which people tell organisations apart, in a row: without accents, marks and legal forms, so that
 * "PT. Jababeka Infrastruktur, Tbk" and "Jababeka Infrastruktur (PT)" are alike. Never shown, only compared.
 */
export function normalName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' dan ')
    .replaceAll(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !forms.has(word));
  // "PT PD" is made of forms alone: then they are what there is.
  return (telling.length === 0 ? words : telling).join(' ');
}
