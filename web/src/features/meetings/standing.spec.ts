import { expect, it } from 'vitest';
import { markFor, standingOf } from './standing';

const invited = { status: 'invited', representedBy: null } as const;
const coming = { status: 'confirmed', representedBy: null } as const;
const sending = { status: 'confirmed', representedBy: 'Wakil Bupati' } as const;

it('who said that somebody else comes is not told as coming', () => {
  expect([invited, coming, sending].map(standingOf)).toEqual(['invited', 'confirmed', 'delegated']);
});

it('those who are marked as there together keep who comes for them; as away, nobody came', () => {
  expect([invited, coming, sending].map((seat) => markFor(seat, 'present'))).toEqual([
    { status: 'present', representedBy: null },
    { status: 'present', representedBy: null },
    { status: 'represented', representedBy: 'Wakil Bupati' },
  ]);
  expect(markFor(sending, 'absent')).toEqual({ status: 'absent', representedBy: null });
});
