import { mkdtemp, rm } from 'node:fs/promises';
import { randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import sql, { type Sql } from 'sql-template-tag';
import supertest, { type Test } from 'supertest';
import type { DataSource, QueryRunner } from 'typeorm';
import { inject } from 'vitest';
import { appModule } from '../../src/bootstrap.js';
import { dataSource } from '../../src/data-source.js';
import { SignInService, UsersService } from '../../src/features/access/index.js';
import { hashPassword } from '../../src/features/access/sign-in/password.js';
import { newId } from '../../src/kernel/id.js';
import { type Grant, type Role, system } from '../../src/kernel/policy.js';
import { SettableClock } from '../../src/platform/clock/clock.js';
import { Config, readConfig } from '../../src/platform/config/config.js';
import { Database } from '../../src/platform/database/database.js';
import { createServer, openServer } from '../../src/platform/http/server.js';
import { Mailer } from '../../src/platform/mail/mailer.js';
import { isAsDescribed } from './described.js';
import { LogWatch } from './log-watch.js';
import { databaseUrl } from './postgres.js';
import { learn, learnFrom } from './secrets.js';

/** Tests ask more than people do. */
const unhurried = { SESSION_REQUESTS_PER_MINUTE: '9999999', ADDRESS_REQUESTS_PER_MINUTE: '9999999' };

/** A running Sinergi of its own: a cloned database, a clock that travels, a data folder, people who ask. */
export interface TestOffice {
  app: NestFastifyApplication;
  clock: SettableClock;
  config: Config;
  db: Database;
  /** Finds what should not stand in its log; asked at the latest when it closes. */
  log: LogWatch;
  /** Someone with this role, signed in. */
  person(role: Role, organisationId?: string): Promise<Person>;
  /** Someone with all of these. */
  holderOf(grants: Grant[]): Promise<Person>;
  /** Nobody in particular. */
  nobody: Person;
  rows<Row>(query: Sql): Promise<Row[]>;
  /** The address of its database with all rights, for whoever is to do harm. */
  ownerUrl: string;
  /** Another process on the same database, which knows only what the database tells it. */
  anotherInstance(): Promise<NestFastifyApplication>;
  close: () => Promise<void>;
}

/** Opens an office for a test file; call in `beforeAll`, and `close()` in `afterAll`. */
export async function openOffice(environment: Record<string, string> = {}): Promise<TestOffice> {
  const template = new URL(inject('template')).pathname.slice(1);
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  await clone(template, name);
  const dataDirectory = await mkdtemp(join(tmpdir(), 'sinergi-test-'));
  const config = readConfig({ ROLE: 'web', ...unhurried, ...environment, LOG_LEVEL: 'debug' });
  config.dataDirectory = dataDirectory;
  const log = new LogWatch(environment['LOG_LEVEL'] !== 'silent');
  learnFrom({ secret: config.secret, oidcClientSecret: config.oidcClientSecret });
  const url = databaseUrl(inject('application'), name);
  const clock = new SettableClock();
  const opened: { app: NestFastifyApplication; source: DataSource }[] = [];
  const open = async () => {
    const source = await dataSource({ url, pool: 6 }).initialize();
    const instance = await createServer(await appModule(config, source, clock), config, log);
    opened.push({ app: instance, source });
    log.follow(instance.getHttpAdapter().getInstance() as unknown as FastifyInstance);
    log.followMails(instance.get(Mailer));
    await openServer(instance);
    await instance.getHttpAdapter().getInstance().ready();
    log.verify();
    return instance;
  };
  const app = await open();
  const db = app.get(Database);
  return {
    app,
    clock,
    config,
    db,
    log,
    nobody: new Person(app),
    holderOf: (grants) => signedIn(app, grants),
    person: (role, organisationId) => signedIn(app, [{ role, organisationId: organisationId ?? null }]),
    rows: (query) => db.query(query),
    ownerUrl: databaseUrl(inject('template'), name),
    anotherInstance: open,
    close: async () => {
      for (const instance of opened) {
        await instance.app.close();
        await instance.source.destroy();
      }
      await rm(dataDirectory, { recursive: true, force: true });
      log.end();
    },
  };
}

/** Opens the office to browsers; answers its address. */
export async function servedAt({ app }: TestOffice): Promise<string> {
  await app.listen(0, '127.0.0.1');
  return `http://localhost:${(app.getHttpServer().address() as { port: number }).port}`;
}

/** What only the owner of the database may do, such as a migration. */
export async function asOwner<Result>(
  { ownerUrl }: TestOffice,
  work: (runner: QueryRunner) => Promise<Result>,
): Promise<Result> {
  const owner = await dataSource({ url: ownerUrl, pool: 1 }).initialize();
  const runner = owner.createQueryRunner();
  try {
    return await work(runner);
  } finally {
    await runner.release();
    await owner.destroy();
  }
}

/** A person in front of the API; POSTs carry a fresh Idempotency-Key as the page sends it. */
export class Person {
  constructor(
    private readonly app: NestFastifyApplication,
    readonly cookie = '',
    readonly userId = '',
  ) {}

  get(path: string): Test {
    return this.send('get', path);
  }

  post(path: string, body: object = {}): Test {
    return this.send('post', path).set('Idempotency-Key', randomUUID()).send(body);
  }

  /** `version` is what `If-Match` says was read. */
  patch(path: string, version: number, body: object): Test {
    return this.send('patch', path).set('If-Match', `"${version}"`).send(body);
  }

  delete(path: string, version?: number): Test {
    const test = this.send('delete', path);
    return version === undefined ? test : test.set('If-Match', `"${version}"`);
  }

  send(method: 'get' | 'post' | 'patch' | 'put' | 'delete', path: string): Test {
    const test = supertest(this.app.getHttpServer())[method](path).expect(isAsDescribed);
    return this.cookie === '' ? test : test.set('Cookie', this.cookie);
  }
}

// Nobody signs in by it; one hash for all spares each person the time that it takes.
const somePassword = hashPassword(newId());

async function signedIn(app: NestFastifyApplication, grants: Grant[]): Promise<Person> {
  const email = `${newId()}@contoh.sinergi.test`;
  const name = `Pengguna ${grants.map(({ role }) => role).join(' dan ')}`;
  const user = await app.get(UsersService).enter(system, { name, email, grants }, await somePassword);
  const device = { address: '127.0.0.1', userAgent: 'test' };
  const token = await app.get(SignInService).begin(user.id, device, { first: 'password', second: null });
  learn('cookie', token);
  // Clocks of tests travel by months; whoever asks for a person means one who stays signed in.
  await app.get(Database).query(sql`
    UPDATE sessions SET last_used_at = '9999-01-01', proved_at = '9999-01-01', expires_at = '9999-01-01' WHERE user_id = ${user.id}`);
  // Under https the name of the cookie binds it to the host.
  const cookie = app.get(Config).secure ? '__Host-sid' : 'sid';
  return new Person(app, `${cookie}=${token}`, user.id);
}

/** Cloning needs the template to itself, so files that start together take turns. */
async function clone(template: string, name: string): Promise<void> {
  const admin = await dataSource({
    url: databaseUrl(inject('template'), 'postgres'),
    pool: 2,
    patient: true,
  }).initialize();
  try {
    await admin.query('SELECT pg_advisory_lock(1)');
    // Copied as files: through the log it takes five times as long.
    await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY file_copy`);
  } finally {
    await admin.query('SELECT pg_advisory_unlock(1)');
    await admin.destroy();
  }
}
