import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isServiceNumber, plainNumber, readNip } from './nip.js';

describe('the number of a civil servant', () => {
  it('says when somebody was born and appointed, their sex and their place in the row', () => {
    expect(readNip(plainNumber('19800229 200501 2 001'))).toEqual({
      bornOn: '1980-02-29',
      since: '2005-01',
      sex: 'female',
      serial: 1,
    });
    expect(readNip('199003172023211005')).toMatchObject({ since: '2023', sex: 'male', serial: 5 });
  });

  it.each([
    ['no such birthday', '198102292005011001'],
    ['no such month', '198001012005131001'],
    ['a sex that is neither', '198001012005013001'],
    ['the serial number 000', '198001012005011000'],
    ['appointed as a child', '198001011990011001'],
    ['appointed before birth', '198001011979011001'],
    ['17 digits', '19800101200501100'],
    ['a letter', '19800101200501100A'],
  ])('is nobody’s: %s', (_why, text) => {
    expect(readNip(text)).toBeUndefined();
    expect(isServiceNumber(text)).toBe(false);
  });

  it('can be read back from what it says, whoever it is', () => {
    const day = fc.date({ min: new Date('1960-01-01'), max: new Date('2000-12-31'), noInvalidDate: true });
    const parts = fc.record({
      day,
      age: fc.integer({ min: 18, max: 45 }),
      month: fc.integer({ min: 1, max: 12 }),
      sex: fc.constantFrom('1', '2'),
      serial: fc.integer({ min: 1, max: 999 }),
    });
    fc.assert(
      fc.property(parts, ({ day: born, age, month, sex, serial }) => {
        const bornOn = born.toISOString().slice(0, 10);
        const since = `${born.getUTCFullYear() + age}-${String(month).padStart(2, '0')}`;
        const text = `${bornOn}${since}${sex}${String(serial).padStart(3, '0')}`.replaceAll('-', '');
        expect(readNip(text)).toEqual({ bornOn, since, sex: sex === '1' ? 'male' : 'female', serial });
      }),
    );
  });

  it('may be the shorter one of the police', () => {
    expect(isServiceNumber('78010123')).toBe(true);
  });
});
