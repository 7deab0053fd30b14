// `npm test` runs what people run: the built program.
import { buildOrExit } from './freshness.mjs';

await buildOrExit();
