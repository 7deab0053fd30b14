import { describe, expect, it } from 'vitest';
import { parseTypedAmount } from './typed-amount';

describe('typed amounts', () => {
  it.each([
    ['1,25 M', 1_250_000_000],
    ['Rp 1,25 miliar', 1_250_000_000],
    ['1.250.000.000', 1_250_000_000],
    ['Rp1.250.000.000,00', 1_250_000_000],
    ['250 jt', 250_000_000],
    ['250 juta', 250_000_000],
    ['500rb', 500_000],
    ['1.5 M', 1_500_000_000],
    ['2 T', 2_000_000_000_000],
    ['1.250', 1_250],
    ['12,5', 12.5],
    ['0,125', 0.125],
    ['75', 75],
  ])('reads %s as an Indonesian writes it', (text, amount) =>
    expect(parseTypedAmount(text, 'id')).toBe(amount),
  );

  it.each([
    ['1.25 bn', 1_250_000_000],
    ['1,250,000', 1_250_000],
    ['250 million', 250_000_000],
    ['1,250', 1_250],
    ['12.5', 12.5],
  ])('reads %s as an English reader writes it', (text, amount) =>
    expect(parseTypedAmount(text, 'en')).toBe(amount),
  );

  it.each(['', 'banyak', '1,2,3', '12 apel', '1.25.0', 'Rp'])('does not guess at "%s"', (text) =>
    expect(parseTypedAmount(text, 'id')).toBeNull(),
  );

  it('does not guess what M means in English', () => expect(parseTypedAmount('1.25 M', 'en')).toBeNull());
});
