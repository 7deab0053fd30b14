import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** A real OpenID provider (oidc-provider) in this process, at which one is always signed in as `account`. */
export interface IdentityProvider {
  issuer: string;
  /** The subject that signs in next. */
  account: string;
  /** How it was proved who that is (RFC 8176). */
  methods: string[];
  /** When it had them prove it, if not now: such a provider asks nobody anew. */
  provedAt: Date | null;
  /** The environment of an office that trusts it. */
  environment: Record<string, string>;
  /** Opens it to an office at `base`; its own address is known before. */
  serve(base: string): void;
  close(): Promise<void>;
}

const client = { id: 'sinergi', secret: 'rahasia-yang-hanya-diketahui-berdua' };

export async function openIdentityProvider(): Promise<IdentityProvider> {
  let answer = (_request: IncomingMessage, response: ServerResponse): unknown => response.end();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const idp: IdentityProvider = {
    issuer,
    account: 'siti',
    methods: ['pwd'],
    provedAt: null,
    environment: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_NAME: 'SSO Pemkab',
    },
    serve: (base) => {
      const provider = providerAt(issuer, `${base}/api/sso/callback`);
      const routes = provider.callback();
      answer = (request, response) => {
        if (request.url?.startsWith('/interaction/') !== true) return routes(request, response);
        const ts = Math.floor((idp.provedAt?.getTime() ?? Date.now()) / 1000);
        const result = { login: { accountId: idp.account, amr: idp.methods, ts } };
        return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
      };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
  return idp;
}

function providerAt(issuer: string, redirectUri: string): Provider {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [redirectUri],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: 'satu' }] },
    ttl: { AccessToken: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    cookies: { keys: ['kunci-kuki-penyedia-identitas-uji'] },
    features: { devInteractions: { enabled: false } },
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}@bekasikab.example`, email_verified: true, name: id }),
    }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    // Nobody is asked whether Sinergi may know who they are: it is the office's own.
    loadExistingGrant: async ({ oidc }) => {
      const about = { clientId: oidc.client.clientId, accountId: oidc.session.accountId };
      const grant = new oidc.provider.Grant(about);
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
}
