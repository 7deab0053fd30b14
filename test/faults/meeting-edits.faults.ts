import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seed } from '../support/dice.js';
import { editTogether } from '../support/edit-together.js';
import { openOffice, type TestOffice } from '../support/office.js';

/** Promise R15 at its size: 10,000 random edits by 2 to 10 clients at once. */
const edits = Number(process.env['EDITS'] ?? 10_000);
const crowds = [2, 3, 4, 5, 6, 7, 8, 9, 10];

let office: TestOffice;
let elsewhere: NestFastifyApplication;
const sum = { accepted: 0, stale: 0, refused: 0 };

beforeAll(async () => {
  office = await openOffice();
  elsewhere = await office.anotherInstance();
});
afterAll(async () => {
  process.stdout.write(`R15: seed ${seed}: ${JSON.stringify(sum)}\n`);
  await office.close();
});

it.each(crowds)(
  '%i people at once overwrite nothing unread, and history gives what is stored',
  async (people) => {
    const told = await editTogether(office, {
      people,
      edits: Math.ceil(edits / crowds.length),
      seed: seed + people,
      elsewhere,
    });
    for (const outcome of ['accepted', 'stale', 'refused'] as const) sum[outcome] += told[outcome];
    // Without these nothing would have been tried.
    expect(Math.min(told.accepted, told.stale, told.refused)).toBeGreaterThan(0);
  },
);

it('tried all of the edits', () => {
  expect(sum.accepted + sum.stale + sum.refused).toBeGreaterThanOrEqual(edits);
});
