import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openDatabase } from '../src/open-database.js';
import { readConfig } from '../src/platform/config/config.js';
import { databaseUrl } from './support/postgres.js';

/** A database on a server where the office may do little: its owner may not make logins. */
const name = `${new URL(inject('template')).pathname.slice(1)}_${randomBytes(4).toString('hex')}`;
const owner = `pemilik_${name}`;
const guest = `tamu_${name}`;
const own = `${owner}_app`;
let superuser: pg.Client;

beforeAll(async () => {
  superuser = new pg.Client({ connectionString: databaseUrl(inject('template'), 'postgres') });
  await superuser.connect();
  await superuser.query(`CREATE ROLE "${owner}" LOGIN PASSWORD 'pemilik'`);
  await superuser.query(`CREATE ROLE "${guest}" LOGIN PASSWORD 'tamu'`);
  await superuser.query(`CREATE DATABASE "${name}" OWNER "${owner}"`);
});
afterAll(async () => {
  await superuser.query(`DROP DATABASE "${name}" WITH (FORCE)`);
  await superuser.query(`DROP ROLE "${own}", "${owner}", "${guest}"`);
  await superuser.end();
});

function urlFor(user: string, password: string): string {
  const url = new URL(databaseUrl(inject('template'), name));
  url.username = user;
  url.password = password;
  return url.href;
}

/** Opens the database as the environment says; answers what was said, who works there, and how altering ends. */
async function opened(environment: Record<string, string>) {
  const said: string[] = [];
  const { source, close } = await openDatabase(readConfig(environment), (sentence) => said.push(sentence));
  try {
    const [{ who }] = (await source.query('SELECT current_user AS who')) as [{ who: string }];
    const refusal = await source.query('DELETE FROM history_entries').catch((error: Error) => error.message);
    return { said: said.join('\n'), who, refusal: String(refusal) };
  } finally {
    await close();
  }
}

it('goes on as the owner where it may not make a login, says so, and the triggers still stand', async () => {
  const { said, who, refusal } = await opened({ DATABASE_URL: urlFor(owner, 'pemilik') });
  expect(said).toContain(
    'the database does not keep this program from altering it (permission denied to create role)',
  );
  expect(who).toBe(owner);
  expect(refusal).toContain('append only');
});

it('works as the login that it is given beside the owner', async () => {
  const environment = { DATABASE_OWNER_URL: urlFor(owner, 'pemilik'), DATABASE_URL: urlFor(guest, 'tamu') };
  expect(await opened(environment)).toEqual({
    said: '',
    who: guest,
    refusal: 'permission denied for table history_entries',
  });
});

it('starts without knowing the owner at all, once the schema is up to date', async () => {
  expect(await opened({ DATABASE_URL: urlFor(guest, 'tamu') })).toEqual({
    said: '',
    who: guest,
    refusal: 'permission denied for table history_entries',
  });
});

it('makes its login by itself where it may, and mends its password when the owner gets another one', async () => {
  await superuser.query(`ALTER ROLE "${owner}" CREATEROLE`);
  const expected = { said: '', who: own, refusal: 'permission denied for table history_entries' };
  expect(await opened({ DATABASE_URL: urlFor(owner, 'pemilik') })).toEqual(expected);
  await superuser.query(`ALTER ROLE "${owner}" PASSWORD 'pengganti'`);
  expect(await opened({ DATABASE_URL: urlFor(owner, 'pengganti') })).toEqual(expected);
});

it('asks for a login to work with when only an owner is named', () => {
  expect(() => readConfig({ DATABASE_OWNER_URL: 'postgres://a:b@localhost/x' })).toThrow(
    'DATABASE_OWNER_URL needs a DATABASE_URL',
  );
});
