import 'reflect-metadata';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { expect, it } from 'vitest';
import { Invalid } from '../../kernel/errors.js';
import { PageQuery } from './page.dto.js';
import { IsPart } from './rules.js';
import { RequestPipe } from './validation.js';

class Filter extends PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(20)
  q?: string;
}

class Letter {
  @IsPart(() => Filter)
  part!: Filter;
}

const pipe = new RequestPipe();
const asked = (value: object, type: 'query' | 'body' = 'query') =>
  pipe.transform(value, { type, metatype: Filter });

it('looks at the same question once, and lets nobody change what others get', async () => {
  const first = await asked({ q: 'lampu', limit: '10' });
  expect(first).toEqual({ q: 'lampu', limit: 10 });
  expect(await asked({ q: 'lampu', limit: '10' })).toBe(first);
  expect(() => Object.assign(first as object, { q: 'jalan' })).toThrow(TypeError);
  expect(await asked({ q: 'jalan' })).toEqual({ q: 'jalan', limit: 50 });
});

it('refuses a wrong question each time', async () => {
  for (let turn = 0; turn < 2; turn += 1) {
    await expect(asked({ q: 'lampu', limit: '0' })).rejects.toBeInstanceOf(Invalid);
    await expect(asked({ siapa: 'saya' })).rejects.toBeInstanceOf(Invalid);
  }
});

it('keeps nothing of what is written', async () => {
  const body = await asked({ q: 'lampu' }, 'body');
  expect(await asked({ q: 'lampu' }, 'body')).not.toBe(body);
  expect(Object.isFrozen(body)).toBe(false);
});

it('does not take a list for a whole, although there may be nothing wrong in it', async () => {
  for (const part of [[], [{ q: 'lampu' }], 'lampu', 1]) {
    const letter = pipe.transform({ part }, { type: 'body', metatype: Letter });
    await expect(letter).rejects.toMatchObject({ fields: [{ pointer: '/part', code: 'isObject' }] });
  }
});
