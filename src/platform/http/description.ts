import { readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';
import { fromRoot } from '../config/root.js';

/**
 * The description of the API as it is committed (`npm run openapi`); `npm run check` holds it against the code. To
 * describe the whole program anew takes a third of a second, too long for every start.
 */
export function readDescription(): OpenAPIObject {
  return JSON.parse(readFileSync(fromRoot('openapi.json'), 'utf8')) as OpenAPIObject;
}
