import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.dto.js';
import {
  IsClearable,
  IsLeavable,
  IsLocalDate,
  IsName,
  IsPart,
  IsSearchText,
} from '../../../platform/http/rules.js';
import { NewPersonRequest } from '../people/person.dto.js';
import { type AppointmentKind, appointmentKinds } from './appointment.js';
import { OrganisationRef, PositionRef } from '../directory.dto.js';

export class NewPositionRequest {
  /** @example Kepala Dinas Kesehatan */
  @IsName(200)
  title!: string;

  /** True for the post that leads the organisation. */
  @IsLeavable()
  @IsBoolean()
  isHead?: boolean;
}

/** What staff correct of a position; left out means leave as it is. */
export class EditPositionRequest extends PartialType(NewPositionRequest, { skipNullProperties: false }) {}

export class PositionFilter extends PageQuery {
  /** The beginning of a word of the title, or of the organisation's name. */
  @IsSearchText()
  q?: string;

  @IsOptional()
  @IsUUID()
  organisationId?: string;
}

/** Who holds a position from a day on: a person of the directory, or a new one. */
export class AppointRequest {
  @IsOptional()
  @IsUUID()
  personId?: string | null;

  @IsOptional()
  @IsPart(() => NewPersonRequest)
  person?: NewPersonRequest | null;

  @IsIn(appointmentKinds)
  kind!: AppointmentKind;

  @IsLocalDate()
  startsOn!: string;

  /** The last day; left out while it lasts. Whoever acts has one. */
  @IsClearable()
  @IsLocalDate()
  endsOn?: string | null;

  /**
   * The number of the decree (SK).
   * @example 800/123-BKPSDM/2026
   */
  @IsClearable()
  @IsName(120)
  decree?: string | null;
}

/** When it is over; a day that has passed as well, since such news often comes late. */
export class EndAppointmentRequest {
  /** The last day. */
  @IsLocalDate()
  endsOn!: string;
}

export class HolderPerson {
  id!: string;
  /**
   * With honorifics.
   * @example Dr. Siti Aminah, M.Kes.
   */
  name!: string;
  email!: string | null;
}

export class Holder {
  appointmentId!: string;
  person!: HolderPerson;
  kind!: AppointmentKind;
  startsOn!: string;
  endsOn!: string | null;
  /** Of the appointment, for the `If-Match` of its end. */
  version!: number;
}

/** A position and who holds it on the day in question; one who acts comes before the full holder. */
export class PositionView extends PositionRef {
  isHead!: boolean;
  organisation!: OrganisationRef;
  holder!: Holder | null;
  version!: number;
}

/** Someone who held, holds or will hold a position, and by which decree. */
export class DatedHolder extends Holder {
  decree!: string | null;
}

/** Everyone who held a position, the latest first. */
export class HolderPage {
  items!: DatedHolder[];
  next!: string | null;
}

/** How a signatory is printed under a letter (Permendagri 1/2023, art. 44). */
export class SignatureLines {
  /** @example Plt. Kepala Dinas Kesehatan */
  title!: string;
  /** @example Dr. SITI AMINAH, M.Kes. */
  name!: string;
  /** Left out where the rules leave it out. */
  rank!: string | null;
  employeeNumber!: string | null;
}

export class SignatureView {
  /** The day on which the position is looked at. */
  day!: string;
  /** Null while the position is vacant. */
  block!: SignatureLines | null;
}

export class PositionPage {
  items!: PositionView[];
  next!: string | null;
}
