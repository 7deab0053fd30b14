import { Injectable, Logger } from '@nestjs/common';
import type {
  AuthenticatorTransport,
  VerifiedAuthenticationResponse,
  VerifiedRegistrationResponse,
} from '@simplewebauthn/server';
import { Config } from '../../../platform/config/config.js';
import type { Passkey } from './passkey.js';
import { challengeMinutes } from './passkey.challenges.js';
import type { AddPasskeyRequest, PasskeyAssertion } from './passkey.dto.js';

type Known = Pick<Passkey, 'credentialId' | 'transports'>;
type Made = NonNullable<VerifiedRegistrationResponse['registrationInfo']>;
type Used = VerifiedAuthenticationResponse['authenticationInfo'];

/** Loaded when a first passkey is asked for: it brings 25 MB of certificates' grammar that few starts need. */
const webAuthn = () => import('@simplewebauthn/server');

const timeout = challengeMinutes * 60_000;
/** EdDSA, ES256 and RS256: what authenticators of today know (COSE). */
const algorithms = [-8, -7, -257];

/**
 * WebAuthn as we do it: keys that the authenticator itself can find again, so that nobody types who they are; it
 * checks its owner (fingerprint, face, PIN) each time, so that a key is two factors; and it need not say what model
 * it is, since we would believe any.
 */
@Injectable()
export class PasskeyCeremonies {
  private readonly log = new Logger('passkeys');

  constructor(private readonly config: Config) {}

  async creationOptions(
    user: { id: string; name: string; email: string },
    known: readonly Known[],
    challenge: string,
  ): Promise<Record<string, unknown>> {
    const { generateRegistrationOptions } = await webAuthn();
    const options = await generateRegistrationOptions({
      rpName: 'Sinergi',
      rpID: this.host(),
      userID: bytesOfId(user.id),
      userName: user.email,
      userDisplayName: user.name,
      challenge: bytes(challenge),
      timeout,
      attestationType: 'none',
      excludeCredentials: known.map(descriptor),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: algorithms,
    });
    return { ...options };
  }

  /** Without `known` the authenticator says itself whose keys it has. */
  async requestOptions(challenge: string, known: readonly Known[] = []): Promise<Record<string, unknown>> {
    const { generateAuthenticationOptions } = await webAuthn();
    const options = await generateAuthenticationOptions({
      rpID: this.host(),
      challenge: bytes(challenge),
      timeout,
      userVerification: 'required',
      allowCredentials: known.map(descriptor),
    });
    return { ...options };
  }

  /** The key that was made in answer to `challenge`; null when the answer is not to be believed. */
  async made(answer: AddPasskeyRequest, challenge: string): Promise<Made | null> {
    const { id, clientDataJSON, attestationObject, transports } = answer;
    return this.believed(async () => {
      const { verifyRegistrationResponse } = await webAuthn();
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response: {
          ...this.envelope(id),
          response: { clientDataJSON, attestationObject, transports },
        },
        ...this.expected(challenge),
        supportedAlgorithmIDs: algorithms,
      });
      return verified && registrationInfo !== undefined ? registrationInfo : null;
    });
  }

  /** The use of `passkey` that answers `challenge`; null when the answer is not to be believed. */
  async used(
    { id, clientDataJSON, authenticatorData, signature }: PasskeyAssertion,
    challenge: string,
    passkey: Pick<Passkey, 'publicKey'>,
  ): Promise<Used | null> {
    return this.believed(async () => {
      const { verifyAuthenticationResponse } = await webAuthn();
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: {
          ...this.envelope(id),
          response: { clientDataJSON, authenticatorData, signature },
        },
        ...this.expected(challenge),
        // The library looks at the counter before the signature, so anyone could make it cry "copied": we look later.
        credential: { id, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
      });
      return verified ? authenticationInfo : null;
    });
  }

  /** The library throws for whatever does not fit; the log knows why, the asker does not. */
  private async believed<Result>(work: () => Promise<Result | null>): Promise<Result | null> {
    try {
      return await work();
    } catch (error) {
      this.log.warn(`answer of an authenticator refused: ${(error as Error).message.slice(0, 300)}`);
      return null;
    }
  }

  private envelope(id: string) {
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {} } as const;
  }

  private expected(expectedChallenge: string) {
    return {
      expectedChallenge,
      expectedOrigin: this.config.address,
      expectedRPID: this.host(),
      requireUserVerification: true,
    };
  }

  /** The relying party's id: keys belong to the host under which people reach us, whatever its port. */
  private host(): string {
    return new URL(this.config.address).hostname;
  }
}

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));

/** A user as authenticators remember them: the id, which says nothing about the person. */
function bytesOfId(id: string) {
  return new Uint8Array(Buffer.from(id.replaceAll('-', ''), 'hex'));
}

export const handleOf = (userId: string): string => Buffer.from(bytesOfId(userId)).toString('base64url');

function descriptor({ credentialId, transports }: Known) {
  return {
    id: credentialId.toString('base64url'),
    transports: transports as AuthenticatorTransport[],
  };
}
