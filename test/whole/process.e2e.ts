import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

let folder: string;
const running = new Set<Program>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinergi-process-'));
});
afterAll(async () => {
  await Promise.all([...running].map((program) => program.stop('SIGTERM')));
  await rm(folder, { recursive: true, force: true });
});

/** The built program in a process of its own. */
class Program {
  output = '';
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(environment: Record<string, string> = {}) {
    this.child = spawn(process.execPath, ['dist/program/main.js'], {
      env: {
        PATH: process.env['PATH'],
        DATA_DIRECTORY: folder,
        LOG_LEVEL: 'warn',
        PORT: '0',
        ...environment,
      },
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk) => {
        this.output += String(chunk);
      });
    }
    this.ended = new Promise((resolve) => this.child.on('exit', resolve));
    running.add(this);
    void this.ended.then(() => running.delete(this));
  }

  /** Waits until the program has said this. */
  async says(pattern: RegExp): Promise<string> {
    for (let waited = 0; waited < 20_000; waited += 50) {
      const said = pattern.exec(this.output);
      if (said !== null) return said[1] ?? said[0];
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`it never said ${pattern}, only:\n${this.output}`);
  }

  async stop(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }
}

const address = /^Sinergi: (http:\S+)$/m;
const link = /#token=(\S+)/;

async function accept(base: string, token: string): Promise<Response> {
  return fetch(`${base}/api/invitations/acceptances`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      token,
      name: 'Budi',
      email: 'budi@contoh.sinergi.test',
      password: 'empat-kata-yang-acak',
    }),
  });
}

it('starts on an empty folder, survives kill -9 without losing what it acknowledged, and stops cleanly', async () => {
  const first = new Program();
  const base = await first.says(address);
  const token = await first.says(link);
  expect((await accept(base, token)).status).toBe(201);
  await first.stop('SIGKILL');

  const second = new Program();
  const again = await second.says(address);
  const signIn = await fetch(`${again}/api/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: 'budi@contoh.sinergi.test', password: 'empat-kata-yang-acak' }),
  });
  expect(signIn.status).toBe(201);
  expect((await fetch(`${again}/health/ready`)).status).toBe(200);
  expect(second.output).not.toMatch(link);
  expect(await second.stop('SIGTERM')).toBe(0);

  const third = new Program();
  await third.says(address);
  expect(await third.stop('SIGINT')).toBe(0);
});

it('says what to do when its port is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const program = new Program({ PORT: String(port) });
  expect(await program.ended).toBe(1);
  expect(program.output).toContain(`Port ${port} is taken by another program.`);
  expect(program.output).not.toContain('    at ');
  other.close();
});

it('tells every mistake of its environment in a sentence', async () => {
  const program = new Program({ PORT: 'satu', MAIL_FROM: 'siapa', LOG_LEVEL: 'keras' });
  expect(await program.ended).toBe(1);
  expect(program.output).toContain('PORT must be a whole number');
  expect(program.output).toContain('MAIL_FROM must be an address');
  expect(program.output).toContain('LOG_LEVEL must be one of');
});
