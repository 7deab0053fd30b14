import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { appModule } from './bootstrap.js';
import { ImportQueries, importKinds, ImportsService } from './features/directory/index.js';
import { Invalid } from './kernel/errors.js';
import type { Actor } from './kernel/policy.js';
import { openDatabase } from './open-database.js';
import { type Config, ConfigError, readConfig } from './platform/config/config.js';
import { isMessage, translate } from './platform/i18n/translate.js';
import { say } from './terminal.js';

type Kind = (typeof importKinds)[number];
const isKind = (text: string | undefined): text is Kind => importKinds.some((kind) => kind === text);

/** Whoever may open the machine's shell may write its data; the history says that it came from there. */
const operator: Actor = {
  id: null,
  name: 'sinergi import',
  locale: 'en',
  grants: [{ role: 'staff', organisationId: null }],
};
/** As many refusals as a person reads in a terminal; the page has them all. */
const shown = 20;

/** `sinergi import <kind> <file> [--preview]`: the same rules as on the page; exits with 1 when rows were refused. */
export async function importFile(args: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const { kind, file, preview } = wanted(args);
  const config = readConfig(environment);
  const bytes = await readFile(file).catch(() => {
    throw new ConfigError(`${file} cannot be read.`);
  });
  const database = await openDatabase(config, say);
  try {
    // Only the services are wanted here: no ticks, no server.
    const quiet = Object.assign(Object.create(config) as Config, { role: 'web' });
    const module = await appModule(quiet, database.source);
    const context = await NestFactory.createApplicationContext(module, { logger: ['error'] });
    await take(context, { kind, file, preview, bytes });
    await context.close();
  } finally {
    await database.close();
  }
}

async function take(
  context: INestApplicationContext,
  { kind, file, preview, bytes }: { kind: Kind; file: string; preview: boolean; bytes: Buffer },
): Promise<void> {
  const imports = context.get(ImportsService);
  const { id } = await imports.upload(operator, kind, basename(file), bytes).catch(inWords);
  if (!preview) await imports.run(operator, id, { duplicates: 'skip' });
  const { counts } = await imports.view(operator, id);
  const { create, update, same, refused, duplicate } = counts;
  say(`${preview ? 'Nothing written yet. ' : ''}${create} new, ${update} updated, ${same} the same.`);
  if (duplicate > 0) say(`${duplicate} look like a record of another name and were left out.`);
  if (refused > 0) {
    say(`${refused} refused:`);
    const { items } = await context
      .get(ImportQueries)
      .rows(operator, id, { outcome: 'refused' }, { limit: shown });
    for (const { number, label, faults } of items) {
      const why = faults.map(({ field, message }) => `${field}: ${message}`).join('; ');
      say(`  row ${number} ${label}: ${why}`);
    }
    process.exitCode = 1;
  }
}

/** What is wrong with a file, as a sentence for the terminal. */
function inWords(error: unknown): never {
  const [fault] = error instanceof Invalid ? error.fields : [];
  const key = `field.${fault?.code ?? ''}`;
  if (fault !== undefined && isMessage(key)) throw new ConfigError(translate('en', key, fault.params));
  throw error;
}

function wanted(args: string[]): { kind: Kind; file: string; preview: boolean } {
  const usage = `sinergi import takes one of ${importKinds.join(', ')}, a file, and perhaps --preview.`;
  try {
    const options = { preview: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [kind, file, ...more] = positionals;
    if (isKind(kind) && file !== undefined && more.length === 0)
      return { kind, file, preview: values.preview ?? false };
  } catch {
    // Says the same as below.
  }
  throw new ConfigError(usage);
}
