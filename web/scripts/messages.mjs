// Merges src/messages/<locale>/*.json and compiles them to ASTs, one file per language.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const messages = fileURLToPath(new URL('../src/messages/', import.meta.url));
const compiled = join(messages, 'compiled');
mkdirSync(compiled, { recursive: true });

for (const locale of ['id', 'en']) {
  const merged = {};
  for (const file of readdirSync(join(messages, locale)).sort()) {
    for (const [id, text] of Object.entries(JSON.parse(readFileSync(join(messages, locale, file), 'utf8')))) {
      if (id in merged) throw new Error(`${locale}/${file}: the message ${id} stands twice`);
      merged[id] = text;
    }
  }
  const source = join(compiled, `${locale}.source.json`);
  writeFileSync(source, JSON.stringify(merged));
  const command = [
    'compile',
    '--ast',
    '--format',
    'simple',
    '--out-file',
    join(compiled, `${locale}.json`),
    source,
  ];
  execFileSync('formatjs', command, { stdio: ['ignore', 'ignore', 'inherit'] });
  rmSync(source);
}
