import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Claims = Record<string, unknown>;
export type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A provider that answers whatever a test tells it to: honest until told otherwise. */
export interface HostileProvider {
  issuer: string;
  environment: Record<string, string>;
  /** Claims that hold, for a person who was sent away with `nonce`. */
  claims(nonce: string): Claims;
  /** An ID token over `claims`, signed as a provider should. */
  token(claims: Claims): string;
  /** The same with another header or signature. */
  forged(claims: Claims, header: object, seal: (input: string) => string): string;
  readonly publicKey: KeyObject;
  /** The token endpoint gives out this ID token to everyone who asks. */
  give(idToken: string): void;
  /** Replaces the answer at a path, such as `/token`, until the next {@link reset}. */
  answers(path: string, answer: Answer): void;
  /** What the discovery document says instead. */
  describes(metadata: object): void;
  reset(): void;
  close(): Promise<void>;
}

const clientId = 'sinergi';
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const kid = 'penyedia';

export async function openHostileProvider(): Promise<HostileProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const answers = new Map<string, Answer>();
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    (answers.get(path) ?? json({ error: 'not_found' }, 404))(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const forged = (claims: Claims, header: object, seal: (input: string) => string) => {
    const input = `${encode(header)}.${encode(claims)}`;
    return `${input}.${seal(input)}`;
  };
  const honest = descriptionOf(issuer);
  const provider: HostileProvider = {
    issuer,
    publicKey,
    environment: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: 'rahasia' },
    claims: (nonce) => {
      const now = Math.floor(Date.now() / 1000);
      return { iss: issuer, aud: clientId, sub: 'korban', nonce, iat: now, exp: now + 300 };
    },
    token: (claims) => forged(claims, { alg: 'RS256', kid }, rs256(privateKey)),
    forged,
    give: (idToken) => {
      answers.set('/token', json({ access_token: 'a', token_type: 'Bearer', id_token: idToken }));
    },
    answers: (path, answer) => answers.set(path, answer),
    describes: (metadata) => {
      answers.set('/.well-known/openid-configuration', json({ ...honest, ...metadata }));
    },
    reset: () => {
      answers.clear();
      provider.describes({});
      answers.set('/jwks', json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig' }] }));
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
  provider.reset();
  return provider;
}

function descriptionOf(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    // It would like weak ones to be taken, too.
    id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
    authorization_response_iss_parameter_supported: true,
  };
}

export const json =
  (body: object, status = 200): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  };

export const rs256 = (key: KeyObject) => (input: string) =>
  sign('sha256', Buffer.from(input), key).toString('base64url');

export const hs256 = (secret: string | Buffer) => (input: string) =>
  createHmac('sha256', secret).update(input).digest('base64url');
