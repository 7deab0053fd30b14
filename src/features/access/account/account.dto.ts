import { IsEmail, IsString, MaxLength } from 'class-validator';
import type { FirstFactor, SecondFactor } from '../sign-in/session.js';
import type { FailureReason } from '../sign-in/sign-in.failures.js';

export class ChangePasswordRequest {
  @IsString()
  @MaxLength(128)
  current!: string;

  /** From the shortest that the office allows to 128 characters. */
  @IsString()
  @MaxLength(128)
  password!: string;
}

export class PasswordResetRequest {
  /** @example staf@contoh.sinergi.test */
  @IsEmail()
  @MaxLength(254)
  email!: string;
}

export class UsePasswordResetRequest {
  /** The secret part of the link. */
  @IsString()
  @MaxLength(100)
  token!: string;

  /** From the shortest that the office allows to 128 characters. */
  @IsString()
  @MaxLength(128)
  password!: string;
}

export class SecondFactorState {
  since!: Date;
}

/** How one's own account is guarded. */
export class AccountSecurity {
  /** False for who signs in by other means alone. */
  hasPassword!: boolean;
  /**
   * One may prove who one is at the office's identity provider: an account there is linked, and it has asked for
   * several factors before where there is a second one here.
   */
  providerProves!: boolean;
  /** The authenticator app. */
  secondFactor!: SecondFactorState | null;
  /** How many passkeys there are; each is a second factor as well. */
  passkeys!: number;
  /** Recovery codes that are not used up. */
  recoveryCodesLeft!: number;
  /** One of the roles held obliges to a second factor. */
  secondFactorRequired!: boolean;
}

export class DeviceWords {
  /** @example Chrome */
  browser!: string | null;
  /** @example Windows */
  system!: string | null;
}

/** A device on which one is signed in. */
export class SessionView {
  id!: string;
  /** This very one. */
  current!: boolean;
  device!: DeviceWords;
  /**
   * Where it was last used from.
   * @example 203.0.113.7
   */
  address!: string | null;
  /** That address belongs to the network from which this is asked. */
  sameNetwork!: boolean;
  firstFactor!: FirstFactor;
  secondFactor!: SecondFactor | null;
  createdAt!: Date;
  lastUsedAt!: Date;
}

export class SessionList {
  items!: SessionView[];
}

/** Something that happened to one's own account. */
export class AccountEvent {
  id!: string;
  at!: Date;
  /** @example sign-in */
  verb!: string;
  /** Why a sign-in failed: the password, the code, the passkey, or a passkey of which there is a copy. */
  reason!: FailureReason | null;
  /** By what one signed in. */
  by!: FirstFactor | SecondFactor | null;
  device!: DeviceWords;
  address!: string | null;
}

export class AccountEventList {
  items!: AccountEvent[];
}
