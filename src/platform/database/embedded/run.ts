import { spawn } from 'node:child_process';

/** The system user that PostgreSQL runs as when the program itself runs as root, whom PostgreSQL refuses. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export interface Outcome {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a program to its end as the given account; a program that cannot be started at all is an outcome too, not an exception. */
export function run(command: string, args: readonly string[], account?: Account): Promise<Outcome> {
  return new Promise((settle) => {
    const child = spawn(command, args, {
      ...(account && { uid: account.uid, gid: account.gid }),
      // The account may not be allowed into our own working folder; everyone may enter the root.
      cwd: process.platform === 'win32' ? process.cwd() : '/',
      env: bareEnvironment(),
      // Its own session: Ctrl-C in the terminal must not cut short an initdb or a shutdown.
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', (error) => settle({ ok: false, output: error.message }));
    child.once('close', (code) => settle({ ok: code === 0, output }));
  });
}

/** PG* variables would change what the tools do, and the program's secrets are no business of a long-lived server. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const kept = [
    'PATH',
    'Path',
    'SystemRoot',
    'TEMP',
    'TMP',
    'TMPDIR',
    'LD_LIBRARY_PATH',
    'DYLD_LIBRARY_PATH',
  ];
  const entries = kept.flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]]],
  );
  return { ...Object.fromEntries(entries), LC_ALL: 'C' };
}
