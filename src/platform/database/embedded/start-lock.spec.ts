import { describe, expect, it } from 'vitest';
import { lockAddress, withStartLock } from './start-lock.js';

describe('the start lock', () => {
  it('lets one in at a time, also after a failure', async () => {
    let inside = 0;
    const turns = [1, 2, 3, 4].map((turn) =>
      withStartLock('a password of this test', async () => {
        inside += 1;
        expect(inside).toBe(1);
        await Promise.resolve();
        inside -= 1;
        if (turn === 2) throw new Error('failed inside');
      }),
    );
    const outcomes = await Promise.allSettled(turns);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  });

  it('does not give the password away in its name', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const)
      expect(lockAddress('secret', platform)).not.toContain('secret');
  });
});
