import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, Max, Min } from 'class-validator';
import { IsClearable, IsLeavable, IsLocalDate, IsName } from '../../../platform/http/rules.js';
import { ConsentText } from '../../access/index.js';
import {
  type ConsentMeans,
  consentMeans,
  PersonConsentDecision,
} from '../person-consents/person-consent.dto.js';
import { type ContactKind, contactKinds, type ContactPurpose, contactPurposes } from './contact.js';

/** One more way to reach somebody. */
export class NewContactRequest {
  @IsIn(contactKinds)
  kind!: ContactKind;

  /**
   * An address, or a number; one without a country is Indonesian.
   * @example 0812-3456-7890
   */
  @IsName(254)
  value!: string;

  /** Left out: for everything. */
  @IsLeavable()
  @IsIn(contactPurposes)
  purpose?: ContactPurpose;

  /** The first choice of its kind; the first one is that by itself. */
  @IsLeavable()
  @IsBoolean()
  preferred?: boolean;

  /** The last day on which it serves. */
  @IsClearable()
  @IsLocalDate()
  validUntil?: string | null;

  /**
   * Who answers there, or an extension.
   * @example Sekretaris, ekst. 12
   */
  @IsClearable()
  @IsName(200)
  note?: string | null;
}

/** What staff change of a contact; another kind is another contact. */
export class EditContactRequest extends PartialType(OmitType(NewContactRequest, ['kind']), {
  skipNullProperties: false,
}) {}

/** What somebody told staff about being reached there. */
export class NoteContactConsentRequest {
  @IsBoolean()
  given!: boolean;

  @IsIn(consentMeans)
  means!: ConsentMeans;

  /** Of the text that was read, where there is one; needed to give consent, never to withdraw it. */
  @IsLeavable()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  textVersion?: number;

  /** @example Lewat telepon kepada Budi, 20 Mei */
  @IsClearable()
  @IsName(500)
  note?: string | null;
}

export class ContactDecision extends OmitType(PersonConsentDecision, ['textVersion']) {
  textVersion!: number | null;
}

export class ContactView {
  id!: string;
  @ApiProperty({ enum: contactKinds })
  kind!: ContactKind;
  /** @example +6281234567890 */
  value!: string;
  /**
   * As people read it.
   * @example +62 812 3456 7890
   */
  shown!: string;
  @ApiProperty({ enum: contactPurposes })
  purpose!: ContactPurpose;
  preferred!: boolean;
  validUntil!: string | null;
  note!: string | null;
  /** Whether it serves today: not past its last day, and nobody asked to be left alone there. */
  active!: boolean;
  /** Whether it may be used, as far as anybody said; also silent when its owner turned the whole channel off. */
  willing!: boolean;
  /** The last that staff noted about it; null when nobody said anything. */
  decision!: ContactDecision | null;
  version!: number;
}

export class ContactList {
  items!: ContactView[];
  /** They have an account and decide there themselves: staff note nothing for them. */
  decidesAlone!: boolean;
  /** What is read to them before they agree to letters. */
  text!: ConsentText;
  /**
   * What this reader may do.
   * @example ["edit"]
   */
  can!: string[];
}
