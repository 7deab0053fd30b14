import { describe, expect, it } from 'vitest';
import { alikePairs, type Comparable } from './likeness.js';

const none = { nib: null, emails: [], phones: [] };
const of = (...all: (Partial<Comparable> & { name: string })[]) =>
  alikePairs(all.map((each, at) => ({ ...none, id: String(at), ...each }))).map(
    ({ oneId, otherId, alike }) => [oneId, otherId, ...alike],
  );

describe('organisations that may be one', () => {
  it('share a name but for its legal form, a number, a domain or a telephone', () => {
    expect(of({ name: 'PT Maju' }, { name: 'Maju, Tbk.' })).toEqual([['0', '1', 'name']]);
    expect(of({ name: 'A', nib: '1'.repeat(13) }, { name: 'B', nib: '1'.repeat(13) })).toEqual([
      ['0', '1', 'nib'],
    ]);
    expect(of({ name: 'A', emails: ['x@maju.co.id'] }, { name: 'B', emails: ['y@maju.co.id'] })).toEqual([
      ['0', '1', 'email'],
    ]);
    expect(of({ name: 'A', phones: ['+62215550101'] }, { name: 'B', phones: ['+62215550101'] })).toEqual([
      ['0', '1', 'phone'],
    ]);
  });

  it('come first when they share more', () => {
    const pairs = of(
      { name: 'A', phones: ['+62215550101'] },
      { name: 'B', phones: ['+62215550101'] },
      { name: 'PT C', emails: ['c@c.co.id'] },
      { name: 'C', emails: ['d@c.co.id'] },
    );
    expect(pairs).toEqual([
      ['2', '3', 'name', 'email'],
      ['0', '1', 'phone'],
    ]);
  });

  it('are not those that share a public mailbox or the domain of a whole house', () => {
    expect(of({ name: 'A', emails: ['a@gmail.com'] }, { name: 'B', emails: ['b@gmail.com'] })).toEqual([]);
    const agencies = ['A', 'B', 'C', 'D'].map((name) => ({ name, emails: [`${name}@bekasikab.go.id`] }));
    expect(of(...agencies)).toEqual([]);
  });
});
