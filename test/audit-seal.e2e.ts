import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import pg from 'pg';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../src/kernel/id.js';
import { system } from '../src/kernel/policy.js';
import { History } from '../src/platform/history/history.js';
import { headText } from '../src/platform/history/seal.js';
import { Sealer } from '../src/platform/history/sealer.js';
import { verdictInWords } from '../src/platform/history/verdict.js';
import { seal, verify, write } from './support/history.js';
import { openOffice, type TestOffice } from './support/office.js';
import { Forger, tamperings } from './support/tampering.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

describe('the seal', () => {
  it('covers every entry, in a chain that a second look agrees with', async () => {
    await office.person('staff');
    for (let head = 0; head < 6; head += 1) {
      for (let entry = 0; entry < 8; entry += 1) await write(office, 'Catatan ’ kedua\tbaris\n🙂');
      await seal(office);
    }
    const verdict = await verify(office);
    expect(verdict).toMatchObject({ waiting: 0, findings: [] });
    expect(verdict.sealed).toBeGreaterThanOrEqual(49);
    expect(verdictInWords(verdict)).toContain(
      'The history is whole: nothing was changed, removed, inserted or swapped.',
    );
  });

  it('counts what was written since, and does not call it a fault', async () => {
    await write(office, 'baru');
    expect(await verify(office)).toMatchObject({ waiting: 1, findings: [] });
    await seal(office);
  });

  it('waits for a transaction that began earlier and may still add to the history', async () => {
    let finish = (): void => undefined;
    const open = office.db.transaction(async () => {
      await office.app.get(History).record(system, { type: 'meeting', id: newId() }, 'edit');
      await new Promise<void>((resolve) => (finish = resolve));
    });
    await pause(100);
    await write(office, 'sesudahnya');
    expect(await office.app.get(Sealer).seal()).toBe(0);
    expect(await verify(office)).toMatchObject({ waiting: 1, findings: [] });
    finish();
    await open;
    await seal(office);
    expect(await verify(office)).toMatchObject({ waiting: 0, findings: [] });
  });

  it('has no fork and no false alarm while many write and several seal', async () => {
    const writers = Array.from({ length: 12 }, async (_, writer) => {
      for (let entry = 0; entry < 6; entry += 1) {
        await office.db.transaction(async () => {
          await write(office, `penulis ${writer}`);
          await pause(Math.random() * 30);
          await write(office, `penulis ${writer}, lagi`);
        });
      }
    });
    let running = true;
    const sealers = Array.from({ length: 3 }, async () => {
      while (running) {
        await office.app.get(Sealer).seal();
        expect((await verify(office)).findings).toEqual([]);
      }
    });
    await Promise.all(writers);
    running = false;
    await Promise.all(sealers);
    await seal(office);
    expect(await verify(office)).toMatchObject({ waiting: 0, findings: [] });
  });

  it('takes in what came from another server, whose transactions had higher numbers', async () => {
    await write(office, 'dipulihkan');
    const forger = await Forger.at(office.ownerUrl);
    await forger.rows(`UPDATE history_unsealed SET written_by = '99999999999'`);
    await forger.leave();
    await seal(office);
    expect(await verify(office)).toMatchObject({ waiting: 0, findings: [] });
  });
});

describe('tampering with all rights', () => {
  it.each(Object.keys(tamperings))('is found: %s', async (kind) => {
    const forger = await Forger.at(office.ownerUrl);
    const published = await forger.lastHead();
    try {
      await fc.assert(
        fc.asyncProperty(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()), async (dice) => {
          expect((await verify(office, published)).total).toBe(0);
          try {
            await tamperings[kind]?.(forger, dice);
            expect((await verify(office, published)).total).toBeGreaterThan(0);
          } finally {
            await forger.undo();
          }
        }),
        { numRuns: 8 },
      );
    } finally {
      await forger.leave();
    }
  });

  it('says where, in a sentence', async () => {
    const forger = await Forger.at(office.ownerUrl);
    const published = await forger.lastHead();
    await forger.change(7, 0);
    expect(verdictInWords(await verify(office)).join('\n')).toContain(
      'Entry 7 says something else than when it was sealed.',
    );
    await forger.undo();
    await forger.cut(0, true);
    expect(verdictInWords(await verify(office, published)).join('\n')).toContain(
      `The head ${headText(published)} was published, but only 0 entries are sealed`,
    );
    await forger.undo();
    await forger.leave();
  });
});

describe('the program itself', () => {
  const attempts = [
    `UPDATE history_entries SET note = 'x'`,
    `DELETE FROM history_entries`,
    `TRUNCATE history_entries CASCADE`,
    `UPDATE history_seals SET content_hash = chain_hash`,
    `DELETE FROM history_seals`,
    `TRUNCATE history_seals CASCADE`,
    `UPDATE history_heads SET at = now()`,
    `DELETE FROM history_heads`,
    `DROP TABLE history_heads`,
  ];

  it.each(attempts)('may not: %s', async (attempt) => {
    for (const first of [
      `ALTER TABLE history_entries DISABLE TRIGGER ALL`,
      `SET session_replication_role = replica`,
      `SELECT set_config('role', 'sinergi', false)`,
      `SET SESSION AUTHORIZATION sinergi`,
      `SELECT 1`,
    ]) {
      const refusal = await office.db
        .transaction(async () => {
          await office.db.query(sql([`SAVEPOINT before`]));
          if (first !== `SELECT 1`) {
            await expect(office.db.query(sql([first]))).rejects.toMatchObject({ code: '42501' });
          }
          await office.db.query(sql([`ROLLBACK TO SAVEPOINT before`]));
          await office.db.query(sql([attempt]));
        })
        .catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code: '42501' });
    }
  });

  it('is stopped by the triggers too where a login owns the tables', async () => {
    const owner = new pg.Client({ connectionString: office.ownerUrl });
    await owner.connect();
    for (const table of ['history_entries', 'history_seals', 'history_heads']) {
      await expect(owner.query(`DELETE FROM ${table}`)).rejects.toThrow(`table ${table} is append only`);
    }
    await owner.end();
  });
});
