import { OmitType, PartialType } from '@nestjs/swagger';
import { IsEmail, MaxLength } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { IsClearable, IsName, IsSearchText } from '../../../platform/http/rules.js';
import { OrganisationRef, PositionRef } from '../directory.dto.js';
import { IsServiceNumber } from './nip.js';

/** Someone the directory does not know yet. */
export class NewPersonRequest {
  /**
   * Without honorifics.
   * @example Siti Aminah
   */
  @IsName(200)
  name!: string;

  /** The first of their contacts. */
  @IsClearable()
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  /** @example 0812-3456-7890 */
  @IsClearable()
  @IsName(40)
  phone?: string | null;

  /** @example Dr. */
  @IsClearable()
  @IsName(40)
  honorificPrefix?: string | null;

  /** @example M.Kes. */
  @IsClearable()
  @IsName(80)
  honorificSuffix?: string | null;

  /** NIP, or the NRP of the police and the armed forces. */
  @IsClearable()
  @IsServiceNumber()
  employeeNumber?: string | null;

  /**
   * Pangkat and golongan.
   * @example Pembina Utama Muda (IV/c)
   */
  @IsClearable()
  @IsName(80)
  rank?: string | null;
}

/** What staff correct of a person; how they are reached is corrected contact by contact. Left out means leave as it is, null means make empty. */
export class EditPersonRequest extends PartialType(OmitType(NewPersonRequest, ['email', 'phone']), {
  skipNullProperties: false,
}) {}

/** A person as the directory knows them, field by field. */
export class PersonView {
  id!: string;
  /**
   * Without honorifics.
   * @example Siti Aminah
   */
  name!: string;
  /** @example Dr. */
  honorificPrefix!: string | null;
  /** @example M.Kes. */
  honorificSuffix!: string | null;
  /** NIP. */
  employeeNumber!: string | null;
  /** Pangkat and golongan. */
  rank!: string | null;
  /** The first of their contacts. */
  email!: string | null;
  phone!: string | null;
  version!: number;
}

export class PersonPosition extends PositionRef {
  organisation!: OrganisationRef;
}

export class PersonRow {
  id!: string;
  /**
   * With honorifics.
   * @example Dr. Siti Aminah, M.Kes.
   */
  name!: string;
  email!: string | null;
  phone!: string | null;
  /** What this person holds today. */
  positions!: PersonPosition[];
}

export class PersonPage {
  items!: PersonRow[];
  next!: string | null;
}

export class PersonFilter extends PageQuery {
  /** The beginning of a word of the name. */
  @IsSearchText()
  q?: string;
}
