import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Toaster } from '../ui';
import { theme } from '../ui/theme';
import { LanguageProvider } from './language';

// The same key as public/first-paint.js reads before the first paint.
const colorScheme = localStorageColorSchemeManager({ key: 'sinergi.scheme' });

/** What every page stands on: look, language, data. */
export function Providers({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={colorScheme}>
      <QueryClientProvider client={queries}>
        <LanguageProvider>
          <Toaster />
          {children}
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
