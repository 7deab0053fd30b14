import { describe, expect, it } from 'vitest';
import { disarmed, parsePostmasterFile } from './postmaster-file.js';

const ready = '4429\n/data/cluster\n1795476435\n6543\n\n127.0.0.1\n  2147459         4\nready   \n';

describe('postmaster.pid', () => {
  it('tells process, port and state of a ready server', () => {
    expect(parsePostmasterFile(ready)).toEqual({ pid: 4429, port: 6543, status: 'ready' });
  });

  it('tells the process of a server that has only begun to write it', () => {
    expect(parsePostmasterFile('4429\n/data/cluster\n1795476435\n')).toEqual({
      pid: 4429,
      port: undefined,
      status: undefined,
    });
  });

  it('counts a server in single-user mode, whose pid is negative', () => {
    expect(parsePostmasterFile('-77\n/data\n')?.pid).toBe(77);
  });

  it.each(['', '\n', 'abc\n', '0\n', '12x\n/data\n'])(
    'is nothing when it is cut off or foreign: %j',
    (text) => {
      expect(parsePostmasterFile(text)).toBeUndefined();
    },
  );

  it('keeps all but the pid when it is disarmed, above all the line about shared memory', () => {
    expect(disarmed(ready).split('\n').slice(1)).toEqual(ready.split('\n').slice(1));
    expect(parsePostmasterFile(disarmed(ready))?.pid).toBeGreaterThan(4_194_304);
  });
});
