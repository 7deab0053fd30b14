// Runs a command to its end and keeps what it says: it matters only when it fails.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** `command` is a program with its arguments; programs of node_modules/.bin are found. */
export function run([program, ...args], environment = {}) {
  const began = performance.now();
  return new Promise((settle) => {
    const child = spawn(program === 'node' ? process.execPath : program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...environment,
        PATH: `${join('node_modules', '.bin')}${delimiter}${process.env.PATH}`,
      },
      // On Windows npm and its kin are scripts, which only a shell starts.
      shell: process.platform === 'win32' && program !== 'node',
    });
    let output = '';
    const done = (ok) =>
      settle({ ok, output: output.trim(), seconds: ((performance.now() - began) / 1000).toFixed(1) });
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', (error) => {
      output += error.message;
      done(false);
    });
    child.once('close', (code) => done(code === 0));
  });
}
