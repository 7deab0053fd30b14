// The program and its page as people run them: built, if older than their sources, before the tests that need them.
import { buildWhatIsOld } from '../../scripts/freshness.mjs';

export async function setup() {
  const failed = await buildWhatIsOld((sentence) => process.stdout.write(`${sentence}\n`));
  if (failed.length > 0) throw new Error(failed.map(({ output }) => output).join('\n'));
}
