import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';

/** What nobody may alter, not even the program: it reads these tables and adds to them. */
const appendOnly = [
  'history_entries',
  'history_seals',
  'history_heads',
  'minutes_versions',
  'contact_consents',
].join(', ');

/** How the program reaches its database, and whether the database keeps it from altering the history. */
export interface Door {
  url: string;
  /** Why the history is guarded by its triggers alone; absent when the rights of the login guard it as well. */
  unguarded?: string;
}

/**
 * Finds the login under which the program works, and gives it its rights: it owns nothing, so it can neither alter
 * the history nor take off the triggers that guard it (decision 0013). `owner` is an open connection to the migrated
 * database, `given` the login that an administrator chose; without one Sinergi makes its own.
 */
export async function settleApplicationLogin(
  owner: QueryRunner,
  ownerUrl: string,
  given?: string,
): Promise<Door> {
  if (given !== undefined) {
    if (await ownsHistory(owner)) await grant(owner, userOf(given));
    return checked(given);
  }
  if (!(await ownsHistory(owner))) return checked(ownerUrl);
  try {
    return await checked(await ownLogin(owner, ownerUrl));
  } catch (error) {
    return { url: ownerUrl, unguarded: (error as Error).message };
  }
}

/** A login beside the owner's, whose password every process that knows the owner's works out for itself. */
async function ownLogin(owner: QueryRunner, ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl);
  if (url.password === '') throw new Error('the address of the database holds no password');
  const name = `${userOf(ownerUrl)}_app`.slice(0, 63);
  const password = createHmac('sha256', decodeURIComponent(url.password)).update(name).digest('base64url');
  url.username = encodeURIComponent(name);
  url.password = password;
  const role = pg.escapeIdentifier(name);
  const secret = pg.escapeLiteral(scramSecret(password));
  // Another database of this server may be making the same one.
  await owner.query(`
    DO $do$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${pg.escapeLiteral(name)}) THEN
        CREATE ROLE ${role} LOGIN PASSWORD ${secret};
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $do$`);
  await grant(owner, name);
  // The owner was given another password, from which another one follows.
  if (await isWrongPassword(url.href)) await owner.query(`ALTER ROLE ${role} PASSWORD ${secret}`);
  return url.href;
}

/** Given anew at every start, so that they hold for the tables that a migration has just made. */
async function grant(owner: QueryRunner, name: string): Promise<void> {
  const role = pg.escapeIdentifier(name);
  await owner.startTransaction();
  try {
    await owner.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
    await owner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`);
    await owner.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
    await owner.query(`REVOKE ALL ON ${appendOnly}, migrations FROM ${role}`);
    await owner.query(`GRANT SELECT, INSERT ON ${appendOnly} TO ${role}`);
    await owner.query(`GRANT SELECT ON migrations TO ${role}`);
    await owner.commitTransaction();
  } catch (error) {
    await owner.rollbackTransaction();
    throw error;
  }
}

async function ownsHistory(owner: QueryRunner): Promise<boolean> {
  const [row] = (await owner.query(ownership)) as { owns: boolean }[];
  return row?.owns === true;
}

const ownership = `
  SELECT pg_has_role(relowner, 'MEMBER') AS owns,
    has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE') AS may
  FROM pg_class WHERE oid = 'public.history_entries'::regclass`;

/** Looks from inside: what counts is what the login really may do. */
async function checked(url: string): Promise<Door> {
  const { rows } = await asking<{ owns: boolean; may: boolean }>(url, ownership);
  if (rows[0]?.owns === true) return { url, unguarded: `${userOf(url)} owns the tables` };
  if (rows[0]?.may === true) return { url, unguarded: `${userOf(url)} may alter the history` };
  return { url };
}

async function isWrongPassword(url: string): Promise<boolean> {
  try {
    await asking(url, 'SELECT 1');
    return false;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') return true;
    throw error;
  }
}

async function asking<Row extends pg.QueryResultRow>(url: string, question: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection that breaks after its answer is no matter.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await client.query<Row>(question);
  } finally {
    await client.end();
  }
}

function userOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

/** What PostgreSQL stores of a password (RFC 5803), so that a log of statements never shows the password itself. */
function scramSecret(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, 4096, 32, 'sha256');
  const key = (name: string) => createHmac('sha256', salted).update(name).digest();
  const stored = createHash('sha256').update(key('Client Key')).digest('base64');
  return `SCRAM-SHA-256$4096:${salt.toString('base64')}$${stored}:${key('Server Key').toString('base64')}`;
}
