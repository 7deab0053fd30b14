import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContact, shownAs } from './contact-value.js';

describe('a telephone number', () => {
  it.each([
    ['0812-3456-7890', '+6281234567890'],
    ['62812 3456 7890', '+6281234567890'],
    ['(021) 8997 0101', '+622189970101'],
    ['+65 6123 4567', '+6561234567'],
  ])('%s is kept as %s', async (typed, value) => {
    expect(await readContact('phone', typed)).toEqual({ value });
  });

  it('keeps its extension beside it', async () => {
    expect(await readContact('phone', '021 89970101 ext 12')).toEqual({
      value: '+622189970101',
      extension: '12',
    });
  });

  it.each(['112', '0812', 'Budi', '12345678901234567', '0812-3456-7890 Budi', ''])(
    'is none: %s',
    async (typed) => {
      expect(await readContact('whatsapp', typed)).toBeUndefined();
    },
  );

  it('is the same however it is grouped, and once it is kept it stays', async () => {
    const digits = fc.stringMatching(/^8[1-9]\d{7,9}$/);
    const gaps = fc.array(fc.constantFrom('', ' ', '-', '.'), { minLength: 12, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(digits, gaps, async (number, between) => {
        const typed = `0${[...number].map((digit, at) => `${between[at] ?? ''}${digit}`).join('')}`;
        const read = await readContact('phone', typed);
        expect(read).toEqual({ value: `+62${number}` });
        expect(await readContact('phone', read?.value ?? '')).toEqual(read);
        expect((await shownAs('phone', read?.value ?? '')).replaceAll(/[\s-]/g, '')).toBe(read?.value);
      }),
    );
  });
});

describe('an address', () => {
  it('is kept in small letters', async () => {
    expect(await readContact('email', ' Budi@Contoh.TEST ')).toEqual({ value: 'budi@contoh.test' });
    expect(await readContact('email', 'budi')).toBeUndefined();
  });
});
