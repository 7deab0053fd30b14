import { randomUUID } from 'node:crypto';
import type { Test } from 'supertest';
import type { Person } from './office.js';

/** As little of a PDF as a program takes for one. */
export const aPdf = (words = 'uji'): Buffer => Buffer.from(`%PDF-1.7\n% ${words}\n%%EOF\n`);

/** Attaches a file to an agenda item, as the page does. */
export function attach(
  person: Person,
  { meeting, item }: { meeting: string; item: string },
  bytes = aPdf(),
  name = 'Paparan.pdf',
): Test {
  return person
    .send('post', `/api/meetings/${meeting}/agenda-items/${item}/files?name=${encodeURIComponent(name)}`)
    .set('Idempotency-Key', randomUUID())
    .set('Content-Type', 'application/octet-stream')
    .send(bytes);
}
