// Merges src/messages/<locale>/*.json and compiles them to ASTs: for each language one file for the first load, and one
// for what comes later (app/language.tsx). The type of a message's id follows from the Indonesian files.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const messages = fileURLToPath(new URL('../src/messages/', import.meta.url));
const compiled = join(messages, 'compiled');
mkdirSync(compiled, { recursive: true });

/** What few people read, on pages that wait for it: those of laterPage in app/, and what stands in WhenWorded. */
const late = new Set([
  'account.json',
  'administration.json',
  'approval.json',
  'attendance.json',
  'audit.json',
  'decisions.json',
  'minutes.json',
  'contacts.json',
  'directory.json',
  'duplicates.json',
  'estates.json',
  'imports.json',
  'check-in.json',
  'invitations.json',
  'my-data.json',
  'passkeys.json',
  'people.json',
  'profile.json',
  'proof.json',
  'planning.json',
  'sso.json',
  'tokens.json',
  'users.json',
]);

for (const locale of ['id', 'en']) {
  const first = {};
  const later = {};
  for (const file of readdirSync(join(messages, locale)).sort()) {
    for (const [id, text] of Object.entries(JSON.parse(readFileSync(join(messages, locale, file), 'utf8')))) {
      if (id in first || id in later) throw new Error(`${locale}/${file}: the message ${id} stands twice`);
      (late.has(file) ? later : first)[id] = text;
    }
  }
  compile(locale, first);
  compile(`${locale}.late`, later);
}

const ids = readdirSync(join(messages, 'id')).map((file) => `keyof typeof import('../id/${file}')`);
writeFileSync(
  join(compiled, 'messages.d.ts'),
  `declare global {
  namespace FormatjsIntl {
    interface Message {
      ids: ${ids.join(' | ')};
    }
    interface IntlConfig {
      locale: 'id' | 'en';
    }
  }
}

export {};
`,
);

function compile(name, texts) {
  const source = join(compiled, `${name}.source.json`);
  writeFileSync(source, JSON.stringify(texts));
  const target = join(compiled, `${name}.json`);
  const command = ['compile', '--ast', '--format', 'simple', '--out-file', target, source];
  execFileSync('formatjs', command, { stdio: ['ignore', 'ignore', 'inherit'] });
  rmSync(source);
}
