import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IsClearable, IsName } from '../../../platform/http/rules.js';
import { type Channel, channelNames, ConsentRequest, ConsentText } from '../../access/index.js';

/** How somebody without an account told staff what they decided. */
export const consentMeans = ['in_person', 'telephone', 'whatsapp', 'email', 'letter'] as const;
export type ConsentMeans = (typeof consentMeans)[number];

/** What was decided, about the text that was read to them. */
export class NotePersonConsentRequest extends ConsentRequest {
  @IsIn(channelNames)
  channel!: Channel;

  @IsIn(consentMeans)
  means!: ConsentMeans;

  /** @example Lewat telepon kepada Budi, 20 Mei */
  @IsClearable()
  @IsName(500)
  note?: string | null;
}

/** What staff noted, and how they learnt it. */
export class PersonConsentDecision {
  given!: boolean;
  at!: Date;
  textVersion!: number;
  @ApiProperty({ enum: consentMeans })
  means!: ConsentMeans;
  note!: string | null;
  by!: string;
}

export class PersonConsentView {
  @ApiProperty({ enum: channelNames })
  channel!: Channel;
  /** Whether Sinergi writes to them by it, as far as staff were told. */
  active!: boolean;
  text!: ConsentText;
  /** The last that was noted; null when they said nothing. */
  decision!: PersonConsentDecision | null;
}

export class PersonConsentList {
  items!: PersonConsentView[];
  /** They have an account and decide there themselves: staff note nothing for them. */
  decidesAlone!: boolean;
}
