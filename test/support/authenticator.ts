import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What an authenticator does otherwise than it should; everything else is as the browser would do it. */
export interface Oddity {
  origin?: string;
  host?: string;
  challenge?: string;
  /** False when it has not checked its owner. */
  verified?: boolean;
  counter?: number;
  userHandle?: string | undefined;
  type?: string;
}

interface Options {
  challenge: string;
  rp?: { id: string };
  rpId?: string;
  user?: { id: string };
}

const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (text: Uint8Array | string) => createHash('sha256').update(text).digest();
const flags = { present: 0x01, verified: 0x04, mayLeave: 0x08, backedUp: 0x10, key: 0x40 };

/** An authenticator with one key (ES256), and the browser before it at `origin`. */
export class SoftwareAuthenticator {
  readonly id = b64(randomBytes(32));
  counter = 0;
  private userHandle = b64(randomBytes(16));
  private readonly privateKey: KeyObject;
  private readonly publicKey: KeyObject;

  constructor(
    private readonly origin = 'http://localhost:3000',
    /** Carried along to other devices by whoever keeps it. */
    private readonly synced = false,
  ) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /** `navigator.credentials.create`, as `PUT /api/me/passkeys` takes it. */
  create(options: object, odd: Oddity = {}) {
    const { challenge, rp, user } = options as Options;
    this.userHandle = user?.id ?? this.userHandle;
    const data = Buffer.concat([
      this.head(odd.host ?? rp?.id ?? '', odd, flags.key),
      Buffer.alloc(16),
      Buffer.from([0, 32]),
      Buffer.from(this.id, 'base64url'),
      this.coseKey(),
    ]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(data)],
    ]);
    return {
      id: this.id,
      clientDataJSON: this.clientData('webauthn.create', challenge, odd),
      attestationObject: b64(isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0])),
      transports: ['internal'],
    };
  }

  /** `navigator.credentials.get`, as `PUT /api/sessions/passkey` takes it. */
  get(options: object, odd: Oddity = {}) {
    const { challenge, rpId } = options as Options;
    this.counter = odd.counter ?? this.counter + 1;
    const data = this.head(odd.host ?? rpId ?? '', odd, 0);
    const clientDataJSON = this.clientData('webauthn.get', challenge, odd);
    const signed = Buffer.concat([data, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    const userHandle = 'userHandle' in odd ? odd.userHandle : this.userHandle;
    return {
      id: this.id,
      clientDataJSON,
      authenticatorData: b64(data),
      signature: b64(sign('sha256', signed, this.privateKey)),
      ...(userHandle !== undefined && { userHandle }),
    };
  }

  private clientData(type: string, challenge: string, odd: Oddity): string {
    const data = {
      type: odd.type ?? type,
      challenge: odd.challenge ?? challenge,
      origin: odd.origin ?? this.origin,
      crossOrigin: false,
    };
    return b64(Buffer.from(JSON.stringify(data)));
  }

  /** The hash of the host, the flags and the counter (WebAuthn 6.1). */
  private head(host: string, { verified = true }: Oddity, more: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const kept = this.synced ? flags.mayLeave | flags.backedUp : 0;
    const said = flags.present | (verified ? flags.verified : 0) | kept | more;
    return Buffer.concat([sha256(host), Buffer.from([said]), counter]);
  }

  /** The public key as COSE writes it: EC2, ES256, P-256, x and y. */
  private coseKey(): Buffer {
    const { x = '', y = '' } = this.publicKey.export({ format: 'jwk' });
    const key = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]);
    return Buffer.from(isoCBOR.encode(key));
  }
}
