import { Transform } from 'class-transformer';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** Turns a text of digits into a number and leaves everything else to be refused by the rule. */
export const WholeNumber = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
  );

/** Which part of a list is wanted. */
export class PageQuery {
  /** Where the page before ended: its `next`. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;

  /** How many rows at most. */
  @ApiPropertyOptional()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}
