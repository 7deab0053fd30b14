import { PartialType } from '@nestjs/swagger';
import { NewPersonRequest } from './position.dto.js';

/** What staff correct of a person: left out means leave as it is, null means make empty. */
export class EditPersonRequest extends PartialType(NewPersonRequest, { skipNullProperties: false }) {}

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
  email!: string | null;
  phone!: string | null;
  version!: number;
}
