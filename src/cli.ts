#!/usr/bin/env node
import { demo } from './demo.js';
import { openDatabase } from './bootstrap.js';
import { readConfig } from './platform/config/config.js';
import { serve } from './serve.js';
import { fail, say } from './terminal.js';

const commands: Record<string, { does: string; run: () => Promise<void> }> = {
  start: { does: 'serve, as the environment says', run: () => serve(process.env) },
  demo: {
    does: 'serve a demonstration with sample data, in a data folder of its own',
    run: () => demo(process.env),
  },
  migrate: { does: 'bring the database up to date, and end', run: migrate },
};

async function migrate(): Promise<void> {
  const { close } = await openDatabase(readConfig(process.env), say);
  await close();
  say('The database is up to date.');
}

const [name = ''] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  say('sinergi <command>');
  for (const [known, { does }] of Object.entries(commands)) say(`  ${known.padEnd(9)} ${does}`);
  process.exitCode = name === '' ? 0 : 2;
} else {
  await command.run().catch(fail);
}
