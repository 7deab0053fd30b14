import { IsArray, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { applyDecorators } from '@nestjs/common';
import { IsLeavable, IsName } from '../../../platform/http/rules.js';

/** Bytes as WebAuthn writes them in JSON: base64url without padding. */
const IsBytes = (longest: number) =>
  applyDecorators(IsString(), MaxLength(longest), Matches(/^[A-Za-z0-9_-]+$/));

const transports = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;

/** What `navigator.credentials` is asked for. Good for five minutes and one answer, in the browser that asked. */
export class PasskeyOptions {
  /** `PublicKeyCredentialCreationOptionsJSON` or `PublicKeyCredentialRequestOptionsJSON` of WebAuthn level 3. */
  options!: Record<string, unknown>;
}

/** What `navigator.credentials.get` answered; all bytes are base64url. */
export class PasskeyAssertion {
  /** The id of the credential. */
  @IsBytes(1364)
  id!: string;

  @IsBytes(4096)
  clientDataJSON!: string;

  @IsBytes(4096)
  authenticatorData!: string;

  @IsBytes(2048)
  signature!: string;

  /** Whose it is, as the authenticator remembers it; needed to sign in. */
  @IsLeavable()
  @IsBytes(88)
  userHandle?: string;
}

/** What `navigator.credentials.create` answered, and a name for it. */
export class AddPasskeyRequest {
  /**
   * How its owner will know it.
   * @example Laptop kantor
   */
  @IsName(60)
  name!: string;

  /** The id of the credential. */
  @IsBytes(1364)
  id!: string;

  @IsBytes(4096)
  clientDataJSON!: string;

  @IsBytes(16_384)
  attestationObject!: string;

  /** How the authenticator can be reached. */
  @IsArray()
  @IsIn(transports, { each: true })
  transports!: (typeof transports)[number][];
}

export class RenamePasskeyRequest {
  /** @example Laptop kantor */
  @IsName(60)
  name!: string;
}

/** A passkey of one's own. */
export class PasskeyView {
  id!: string;
  /** @example Laptop kantor */
  name!: string;
  /** `synced` to other devices by its keeper, `syncable` and not yet, or bound to one `device`. */
  kind!: 'synced' | 'syncable' | 'device';
  createdAt!: Date;
  lastUsedAt!: Date | null;
  version!: number;
}

export class PasskeyList {
  items!: PasskeyView[];
}

/** A passkey just added. */
export class AddedPasskey {
  /** Given with the first second factor of an account, this once; else empty. */
  recoveryCodes!: string[];
}
