#!/usr/bin/env node
import { openDatabase } from './open-database.js';
import { readConfig } from './platform/config/config.js';
import { serve } from './serve.js';
import { fail, say } from './terminal.js';
import { verifyHistory } from './verify-history.js';

const commands: Record<string, { does: string; run: (args: string[]) => Promise<void> }> = {
  start: { does: 'serve, as the environment says', run: () => serve(process.env) },
  demo: {
    does: 'serve a demonstration with sample data, in a data folder of its own',
    run: async () => (await import('./demo.js')).demo(process.env),
  },
  migrate: { does: 'bring the database up to date, and end', run: migrate },
  import: {
    does: 'write the villages, organisations or people of a table: import organisations FILE [--preview]',
    run: async (args) => (await import('./import-file.js')).importFile(args, process.env),
  },
  'verify-history': {
    does: 'compare the history with its seals, and with --head SIZE:HASH of the daily mail',
    run: (args) => verifyHistory(args, process.env),
  },
};

async function migrate(): Promise<void> {
  const { close } = await openDatabase(readConfig(process.env), say);
  await close();
  say('The database is up to date.');
}

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  say('sinergi <command>');
  for (const [known, { does }] of Object.entries(commands)) say(`  ${known.padEnd(15)} ${does}`);
  process.exitCode = name === '' ? 0 : 2;
} else {
  await command.run(args).catch(fail);
}
