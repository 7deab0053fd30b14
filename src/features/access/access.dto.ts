import { IsEmail, IsIn, IsString, MaxLength } from 'class-validator';
import type { Role } from '../../kernel/policy.js';
import { IsLeavable, IsName } from '../../platform/http/rules.js';

export class SignInRequest {
  /** @example staf@contoh.sinergi.test */
  @IsString()
  @MaxLength(254)
  email!: string;

  /** @example kata-sandi-yang-panjang */
  @IsString()
  @MaxLength(128)
  password!: string;
}

export class PreferencesRequest {
  /** The language of the page and of mails. */
  @IsIn(['id', 'en'])
  locale!: 'id' | 'en';
}

export class AcceptInvitationRequest {
  /** The secret part of the link. */
  @IsString()
  @MaxLength(100)
  token!: string;

  /**
   * As invited when left out.
   * @example Siti Aminah
   */
  @IsLeavable()
  @IsName(120)
  name?: string;

  /**
   * The address that was invited; only the first administrator has to say it.
   * @example siti.aminah@bekasikab.go.id
   */
  @IsLeavable()
  @IsEmail()
  @MaxLength(254)
  email?: string;

  /** From the shortest that the office allows to 128 characters. */
  @IsString()
  @MaxLength(128)
  password!: string;
}

export class OrganisationName {
  id!: string;
  name!: string;
}

/** The signed-in person. */
export class Me {
  id!: string;
  name!: string;
  email!: string;
  locale!: 'id' | 'en';
  roles!: Role[];
  /** The organisation that a liaison speaks for. */
  organisation!: OrganisationName | null;
  /**
   * The sections of the page that this person finds.
   * @example ["meetings.create"]
   */
  can!: string[];
  /** What the sign-in still waits for: a code, or that a second factor is set up. Until then all else is closed. */
  awaits!: 'second-factor' | 'enrolment' | null;
  /** Of the own account, for the `If-Match` of a change. */
  version!: number;
}

/** A sign-in of the demonstration. */
export class SignInHint {
  role!: Role;
  email!: string;
  password!: string;
}

/** The identity provider by which people may sign in as well. */
export class SingleSignOn {
  /** @example SSO Pemkab Bekasi */
  name!: string;
}

/** What anyone may know about this installation. */
export class Office {
  /** @example Pemerintah Kabupaten Bekasi */
  name!: string;
  /** True when everything here is sample data. */
  sample!: boolean;
  signInHints!: SignInHint[];
  /** Null when this office signs in by passwords alone. */
  sso!: SingleSignOn | null;
  /** @example Asia/Jakarta */
  timeZone!: string;
  /** @example 2025-10-21 */
  today!: string;
  /** The fewest characters of a new password. */
  passwordMinLength!: number;
}
