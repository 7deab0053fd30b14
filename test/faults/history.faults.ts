import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Sealer } from '../../src/platform/history/sealer.js';
import { seal, verify, write } from '../support/history.js';
import { openOffice, type TestOffice } from '../support/office.js';
import { Forger, tamperings } from '../support/tampering.js';

/** Promise R17 at its larger size: 5,000 events by many writers at once, and 300 tamperings of seven kinds. */
const events = 5000;
const writers = 32;
const each = Math.ceil(300 / Object.keys(tamperings).length);

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

it('seals what 32 writers write while three sealers compete, without a fork or a false alarm', async () => {
  let written = 0;
  const writing = Array.from({ length: writers }, async (_, writer) => {
    while (written < events) {
      written += 2;
      await office.db.transaction(async () => {
        await write(office, `penulis ${writer}`);
        await write(office, `penulis ${writer}, lagi`);
      });
    }
  });
  let running = true;
  const sealing = Array.from({ length: 3 }, async () => {
    while (running) {
      await office.app.get(Sealer).seal();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  await Promise.all(writing);
  running = false;
  await Promise.all(sealing);
  await seal(office);
  const verdict = await verify(office);
  expect(verdict).toMatchObject({ waiting: 0, findings: [] });
  expect(verdict.sealed).toBeGreaterThanOrEqual(events);
});

it.each(Object.keys(tamperings))(
  `finds every one of ${each} tamperings: %s`,
  async (kind) => {
    const forger = await Forger.at(office.ownerUrl);
    const published = await forger.lastHead();
    try {
      await fc.assert(
        fc.asyncProperty(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()), async (dice) => {
          try {
            await tamperings[kind]?.(forger, dice);
            expect((await verify(office, published)).total).toBeGreaterThan(0);
          } finally {
            await forger.undo();
          }
        }),
        { numRuns: each, endOnFailure: true },
      );
      expect((await verify(office, published)).total).toBe(0);
    } finally {
      await forger.leave();
    }
  },
  900_000,
);
