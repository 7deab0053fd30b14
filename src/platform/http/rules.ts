import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { isLocalDate, isLocalTime, isTimeZone } from '../../kernel/calendar.js';

const trimmed = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.trim() : value,
);

/** A text of one to `longest` characters, without space around it. */
export function IsName(longest: number) {
  return applyDecorators(
    trimmed,
    IsString(),
    MinLength(1),
    MaxLength(longest),
    ApiProperty({ minLength: 1, maxLength: longest }),
  );
}

/** What a reader searches for; blank means everything. */
export function IsSearchText() {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.trim() || undefined : value,
    ),
    IsOptional(),
    IsString(),
    MaxLength(200),
    ApiProperty({ maxLength: 200, required: false }),
  );
}

/** May be left out (leave as it is) or null (make empty). */
export const IsClearable = () => IsOptional();

/** A whole of its own with rules of its own; not a list, of which `ValidateNested` alone would look at each. */
export const IsPart = (part: () => new () => object) =>
  applyDecorators(IsObject(), ValidateNested(), Type(part));

/** May be left out, but when given must not be null. */
export const IsLeavable = () => ValidateIf((_object, value) => value !== undefined);

/** A number of at most so many decimals; `IsNumber` cannot count those of one as small as 1e-7. */
export const IsRoundedTo = (decimals: number) =>
  ValidateBy({
    name: 'isNumber',
    validator: { validate: (value) => Number.isFinite(value) && value === Number(value.toFixed(decimals)) },
  });

export const IsLocalDate = () =>
  applyDecorators(
    ValidateBy({ name: 'isLocalDate', validator: { validate: isLocalDate } }),
    ApiProperty({ type: String, format: 'date', example: '2025-10-21' }),
  );

export const IsLocalTime = () =>
  applyDecorators(
    ValidateBy({ name: 'isLocalTime', validator: { validate: isLocalTime } }),
    ApiProperty({ type: String, example: '09:00' }),
  );

export const IsTimeZone = () =>
  applyDecorators(
    ValidateBy({ name: 'isTimeZone', validator: { validate: isTimeZone } }),
    ApiProperty({ type: String, example: 'Asia/Jakarta' }),
  );
