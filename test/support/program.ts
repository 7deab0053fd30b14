import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { LogWatch } from './log-watch.js';

const patience = 30_000;

/** The built program in a process of its own. */
export class Program {
  output = '';
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(environment: Record<string, string> = {}) {
    this.child = spawn(process.execPath, ['dist/program/main.js'], {
      env: { PATH: process.env['PATH'], LOG_LEVEL: 'warn', PORT: '0', ...environment },
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk) => {
        this.output += String(chunk);
      });
    }
    this.ended = new Promise((resolve) => this.child.on('exit', resolve));
  }

  /** Waits until the program has said this. */
  async says(pattern: RegExp): Promise<string> {
    for (let waited = 0; waited < patience; waited += 20) {
      const said = pattern.exec(this.output);
      if (said !== null) return said[1] ?? said[0];
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`it never said ${pattern}, only:\n${this.output}`);
  }

  /** Where it answers, once it does. */
  address(): Promise<string> {
    return this.says(/^Sinergi: (http:\S+)$/m);
  }

  /** @throws Error when its log has told what it should not */
  async stop(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    const code = await this.ended;
    const watch = new LogWatch(false);
    // Sentences for people, such as the first administrator's link, are no log.
    for (const line of this.output.split('\n')) if (line.startsWith('{')) watch.write(line);
    watch.end();
    return code;
  }
}

/** Builds what is older than its sources, for tests that run the program outside the project `whole`. */
export async function buildProgram(): Promise<void> {
  const build = "import { setup } from './test/support/built.mjs'; await setup();";
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', build]);
}
