import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  plugins: [react()],
  resolve: {
    alias: {
      // Messages are compiled at build time, so the ICU parser (12 kB) never reaches a browser.
      '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js',
    },
  },
  build: {
    outDir: 'dist',
    manifest: true,
    // Inlined files would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    rolldownOptions: {
      output: {
        // Few files: a phone fetches six at a time, and a page of seventy small ones waits for its network twelve times.
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'] },
            { name: 'controls', test: /node_modules/, minShareCount: 16 },
            { name: 'parts', minShareCount: 12 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
