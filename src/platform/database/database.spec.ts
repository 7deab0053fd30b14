import sql from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { expect, test } from 'vitest';
import { Database } from './database.js';

test('a transaction that ends leaves those beside it theirs', async () => {
  const { db, asked } = recorded();
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const lasting = db.transaction(async () => {
    await ended;
    await db.query(sql`SELECT 'lasting'`);
  });
  await db.transaction(async () => {
    await db.query(sql`SELECT 'short'`);
  });
  await db.query(sql`SELECT 'outside'`);
  end();
  await lasting;
  expect(asked).toEqual([
    ["SELECT 'short'", 'transaction 2'],
    ["SELECT 'outside'", 'pool'],
    ["SELECT 'lasting'", 'transaction 1'],
  ]);
});

/** A database that notes which connection each statement was sent on. */
function recorded() {
  const asked: [text: string, connection: string][] = [];
  const connection = (name: string) => ({
    query: async ({ text }: { text: string }) => {
      asked.push([text, name]);
      return { rows: [] };
    },
  });
  let opened = 0;
  const source = {
    driver: { master: connection('pool') },
    createQueryRunner() {
      opened += 1;
      const client = connection(`transaction ${opened}`);
      const done = async () => undefined;
      return { connect: async () => client, startTransaction: done, commitTransaction: done, release: done };
    },
  };
  return { db: new Database(source as unknown as DataSource), asked };
}
