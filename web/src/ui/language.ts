import { createContext, use } from 'react';
import type { Locale } from './format/date';

/** Set by the application, which loads the messages. */
export const LanguageContext = createContext<(locale: Locale) => void>(() => undefined);

/** Changes the language of the page. */
export function useSetLanguage(): (locale: Locale) => void {
  return use(LanguageContext);
}
