import { describe, expect, it } from 'vitest';
import { csvLine } from './csv.js';

describe('a line of CSV', () => {
  it('separates by commas and ends as RFC 4180 says', () => {
    expect(csvLine(['a', 2, null])).toBe('a,2,\r\n');
  });

  it('quotes what would break it', () => {
    expect(csvLine(['satu, "dua"', 'tiga\nempat'])).toBe('"satu, ""dua""","tiga\nempat"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('never begins a formula: %j', (text) => {
    expect(csvLine([text]).replace(/^"/, '')).toMatch(/^'/);
  });
});
