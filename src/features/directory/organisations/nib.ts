import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';

/** NIB (nomor induk berusaha): 13 digits of the licensing system. */
export const isNib = (value: unknown): boolean => typeof value === 'string' && /^\d{13}$/.test(value);

export const IsNib = () =>
  applyDecorators(
    ValidateBy({ name: 'isNib', validator: { validate: isNib } }),
    ApiProperty({ type: String, minLength: 13, maxLength: 13, example: '8120001234567' }),
  );
