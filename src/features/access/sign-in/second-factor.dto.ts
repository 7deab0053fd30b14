import { IsString, Length, MaxLength } from 'class-validator';
import { IsLeavable, IsPart } from '../../../platform/http/rules.js';
import { PasskeyAssertion } from '../passkeys/passkey.dto.js';

export class CodeRequest {
  /**
   * The six digits of the authenticator app, or a recovery code.
   * @example '492039'
   */
  @IsString()
  @Length(1, 40)
  code!: string;
}

export class ConfirmSecondFactorRequest extends CodeRequest {
  /** A code of the second factor that is replaced. */
  @IsLeavable()
  @IsString()
  @MaxLength(40)
  current?: string;

  /** The password, where there is no second factor yet. */
  @IsLeavable()
  @IsString()
  @MaxLength(128)
  password?: string;

  /** In place of `current`: what a passkey answered to a challenge of `me/passkeys/challenge`. */
  @IsLeavable()
  @IsPart(() => PasskeyAssertion)
  passkey?: PasskeyAssertion;
}

/** What shows that it is the owner of the account who asks: of a second factor where there is one. */
export class ProofRequest {
  /** The password, where there is no second factor yet. */
  @IsLeavable()
  @IsString()
  @MaxLength(128)
  password?: string;

  /**
   * The six digits of the authenticator app, or a recovery code.
   * @example '492039'
   */
  @IsLeavable()
  @IsString()
  @MaxLength(40)
  code?: string;

  /** In place of a code: what a passkey answered to a challenge of `me/passkeys/challenge`. */
  @IsLeavable()
  @IsPart(() => PasskeyAssertion)
  passkey?: PasskeyAssertion;
}

/** By what a person can give a second factor; recovery codes always do. */
export class SecondFactorWays {
  /** An authenticator app is set up. */
  app!: boolean;
  passkey!: boolean;
}

/** A secret for an authenticator app, which counts for nothing until a code of it is confirmed. */
export class SecondFactorDraft {
  /**
   * For typing, base32.
   * @example JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP
   */
  secret!: string;
  /**
   * For a QR code.
   * @example otpauth://totp/Sinergi:staf@contoh.sinergi.test?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Sinergi
   */
  uri!: string;
}

/** Shown this once; each opens the account once, when the app is not at hand. */
export class RecoveryCodes {
  /** @example ["k7dm-q2xa-h5vt-w3ze"] */
  codes!: string[];
}
