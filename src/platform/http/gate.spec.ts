import { describe, expect, it } from 'vitest';
import { Gate } from './gate.js';
import { Busy } from './problem.js';

function aTask() {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  return { work: () => done, end: () => end() };
}

describe('a gate', () => {
  it('lets two in, keeps one waiting and refuses the fourth, who may come when one has left', async () => {
    const gate = new Gate(2, 1);
    const [first, second, third] = [aTask(), aTask(), aTask()];
    const inside = [gate.pass(first.work), gate.pass(second.work), gate.pass(third.work)];
    await expect(gate.pass(() => Promise.resolve())).rejects.toThrow(Busy);
    first.end();
    await inside[0];
    const fourth = gate.pass(() => Promise.resolve('done'));
    second.end();
    third.end();
    expect(await fourth).toBe('done');
  });

  it('gives the place free when the work fails', async () => {
    const gate = new Gate(1, 0);
    await expect(gate.pass(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await gate.pass(() => Promise.resolve('done'))).toBe('done');
  });
});
