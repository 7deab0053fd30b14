// `npm start` and `npm run demo`: builds what is old, then becomes the program.
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { buildWhatIsOld } from './freshness.mjs';

// From Node 22.8 on a later start finds the program compiled; where the folder cannot be written it does without.
module.enableCompileCache?.(fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url)));

if (process.env.npm_lifecycle_event !== undefined) stopWithNpm();

const failed = await buildWhatIsOld((sentence) => process.stdout.write(`${sentence}\n`));
for (const { name, output } of failed) {
  process.stderr.write(`${output}\nThe ${name} could not be built; what is wrong stands above.\n`);
}
if (failed.length > 0) process.exit(1);
await import(process.argv.length > 2 ? '../dist/program/cli.js' : '../dist/program/main.js');

/**
 * Npm runs us through a shell and hands SIGTERM to that shell, which dies of it without a word to us. So an orphan
 * sends itself the signal; after one that did arrive there is nothing to do, since a second one would cut the stop short.
 */
function stopWithNpm() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 100);
  watch.unref();
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ]) {
    process.once(signal, () => {
      clearInterval(watch);
      // While we are still building nobody else listens, and then a signal ends us as it always would.
      if (process.listenerCount(signal) === 0) process.exit(code);
    });
  }
}
