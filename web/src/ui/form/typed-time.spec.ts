import { describe, expect, it } from 'vitest';
import { parseTypedTime } from './typed-time';

describe('a typed time', () => {
  it.each([
    ['9', '09:00'],
    ['09.30', '09:30'],
    ['9:05', '09:05'],
    ['1430', '14:30'],
    ['930', '09:30'],
    ['pukul 13.00 WIB', '13:00'],
    ['jam 14', '14:00'],
    ['2 pm', '14:00'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['23.59', '23:59'],
  ])('reads %s as %s', (typed, time) => expect(parseTypedTime(typed)).toBe(time));

  it.each(['', 'pagi', '24.00', '9.60', '13 pm', '0 am', '9.3'])('does not guess at %j', (typed) =>
    expect(parseTypedTime(typed)).toBeNull(),
  );
});
