import { ApiProperty } from '@nestjs/swagger';
import { type SectionKey, sectionKeys } from './register.js';

/** The same in both languages. */
export class Words {
  id!: string;
  en!: string;
}

/** One kind of data held about a person. */
export class MyDataSection {
  @ApiProperty({ enum: sectionKeys })
  key!: SectionKey;
  /** What it is held for. */
  purpose!: Words;
  /** On which article of the law. */
  basis!: Words;
  /** How many there are in all. */
  count!: number;
  /** The newest of them; the file that one downloads has all. Which fields there are depends on the section. */
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  items!: Record<string, unknown>[];
}

/** What is held about the reader. */
export class MyData {
  sections!: MyDataSection[];
}
