import sql from 'sql-template-tag';
import { describe, expect, it } from 'vitest';
import { system } from '../../kernel/policy.js';
import { filled, oncePerActor, prepare, Slot } from './prepared.js';

describe('a statement that is built once', () => {
  const statement = prepare(
    sql`SELECT 1 WHERE a = ${new Slot('id')} AND b = ${'fixed'} AND c < ${new Slot('today')} AND d = ${new Slot('id')}`,
  );

  it('puts what is given where its slots are, as often as they stand, and keeps the rest', () => {
    const { values } = filled(statement, { id: 'x', today: '2026-11-27' });
    expect(values).toEqual(['x', 'fixed', '2026-11-27', 'x']);
  });

  it('is not changed by being asked', () => {
    filled(statement, { id: 'x', today: '2026-11-27' });
    expect(filled(statement, { id: 'y', today: '2026-11-28' }).values[0]).toBe('y');
  });

  it('refuses a slot that nothing was given for, so that no condition is lost', () => {
    expect(() => filled(statement, { id: 'x' })).toThrow('today');
  });

  it('has the name of every statement with the same text', () => {
    expect(prepare(sql`SELECT ${1}`).name).toBe(prepare(sql`SELECT ${2}`).name);
    expect(prepare(sql`SELECT ${1}`).name).not.toBe(statement.name);
  });
});

it('what follows from a reader is built once for each reader', () => {
  let built = 0;
  const count = oncePerActor(() => ++built);
  const another = { ...system };
  expect([count(system), count(system), count(another)]).toEqual([1, 1, 2]);
});
