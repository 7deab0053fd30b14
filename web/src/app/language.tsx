import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { IntlProvider, type IntlConfig } from 'react-intl';
import { speak } from '../api';
import { LanguageContext, type Locale } from '../ui';

type Messages = NonNullable<IntlConfig['messages']>;

const stored = 'sinergi.locale';
const catalogues = {
  id: () => import('../messages/compiled/id.json'),
  en: () => import('../messages/compiled/en.json'),
};
/** What few people read comes after the first load; who needs it waits for it (WhenWorded). */
const lateCatalogues = {
  id: () => import('../messages/compiled/id.late.json'),
  en: () => import('../messages/compiled/en.late.json'),
};

function initialLocale(): Locale {
  try {
    return localStorage.getItem(stored) === 'en' ? 'en' : 'id';
  } catch {
    return 'id';
  }
}

/** Only the catalogue of the reader's language is loaded; Indonesian first. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState(initialLocale);
  const [loaded, setLoaded] = useState<{ locale: Locale; messages: Messages } | null>(null);
  const queries = useQueryClient();
  useEffect(() => {
    let current = true;
    void catalogues[locale]().then(({ default: messages }) => {
      if (!current) return;
      speak(locale);
      document.documentElement.lang = locale;
      // A change of language waits for all words, so that no page is without its own.
      setLoaded((before) => before ?? { locale, messages: messages as unknown as Messages });
      void lateCatalogues[locale]().then(({ default: late }) => {
        if (current) setLoaded({ locale, messages: { ...messages, ...late } as unknown as Messages });
      });
    });
    return () => {
      current = false;
    };
  }, [locale]);
  const change = useMemo(
    () => (next: Locale) => {
      try {
        localStorage.setItem(stored, next);
      } catch {
        // The language then lasts as long as the page.
      }
      setLocale(next);
      // Sentences written by the server change too.
      void queries.invalidateQueries();
    },
    [queries],
  );
  if (loaded === null) return null;
  return (
    <LanguageContext value={change}>
      <IntlProvider locale={loaded.locale} messages={loaded.messages} defaultLocale="id">
        {children}
      </IntlProvider>
    </LanguageContext>
  );
}
