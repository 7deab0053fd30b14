import { Injectable } from '@nestjs/common';
import * as openid from 'openid-client';
import { addMinutes, instantFrom } from '../../../kernel/calendar.js';
import { NotFound } from '../../../kernel/errors.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { enrolmentMinutes } from '../sign-in/second-factor.policy.js';
import type { SsoFlow } from './sso.flow.js';
import { SsoFailure } from './sso.failure.js';

/** Signatures by a key of the provider's own; `none` and those by a shared secret (HS…) prove nothing. */
const accepted = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'];

const timeoutSeconds = 10;
/** The provider's description is asked again after this long; after a failure sooner. */
const freshMilliseconds = 3_600_000;
const retryMilliseconds = 1000;

/** Whom the provider vouches for. */
export interface Proven {
  issuer: string;
  subject: string;
  /** A name for the account, to be shown; nothing is decided by it. */
  account: string | null;
  /** The provider asked for more than one factor (RFC 8176, `mfa`), so we ask for none of our own. */
  severalFactors: boolean;
  /** When the provider had this person prove who they are; null when it does not tell. */
  at: Date | null;
}

/** Speaks to the office's identity provider. It is asked when first needed: that it is down stops nothing else. */
@Injectable()
export class SsoProvider {
  private known: { found: Promise<openid.Configuration>; until: number } | undefined;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** What people call it; null when single sign-on is not set up. */
  get name(): string | null {
    const { oidcIssuer, oidcName } = this.config;
    return oidcIssuer === undefined ? null : (oidcName ?? new URL(oidcIssuer).host);
  }

  /** What `issuer` was called, now or when it was the office's. */
  nameOf(issuer: string): string {
    return issuer === this.config.oidcIssuer ? (this.name ?? '') : new URL(issuer).host;
  }

  /** The address at the provider where this flow begins. */
  async addressFor({ state, nonce, verifier, proof }: SsoFlow): Promise<string> {
    const parameters = {
      redirect_uri: `${this.config.address}/api/sso/callback`,
      scope: 'openid profile email',
      state,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      // Asks anew, whoever is signed in there; with `max_age` the provider has to tell when it did (OpenID Connect Core, 2).
      ...(proof !== null && { prompt: 'login', max_age: '0' }),
      // Whoever has to set up a second factor does so soon after being asked who they are.
      ...(proof === null &&
        this.config.secondFactorRoles !== undefined && { max_age: String(enrolmentMinutes * 60) }),
    };
    return openid.buildAuthorizationUrl(await this.configuration(), parameters).href;
  }

  /** Trades the code for the identity; everything that the provider says about it is checked. */
  async whoCame({ state, nonce, verifier }: SsoFlow, search: string): Promise<Proven> {
    // The library takes the redirect URI from this address, so it must be ours and not what Host claims.
    const here = new URL(`/api/sso/callback${search}`, this.config.address);
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
    const answer = await openid.authorizationCodeGrant(await this.configuration(), here, checks);
    const claims = answer.claims();
    if (claims === undefined || claims.sub === '' || claims.sub.length > 255) throw new SsoFailure('invalid');
    // The library leaves this one to us: a token from the future may outlive its account.
    if (claims.iat * 1000 > addMinutes(this.clock.now(), 1).getTime()) throw new SsoFailure('invalid');
    const { iss: issuer, sub: subject, amr } = claims;
    const severalFactors = Array.isArray(amr) && amr.includes('mfa');
    return { issuer, subject, account: accountIn(claims), severalFactors, at: this.provedAt(claims) };
  }

  /** Never later than now: a provider whose clock is ahead makes no proof last longer. */
  private provedAt({ auth_time: at }: openid.IDToken): Date | null {
    if (at === undefined) return null;
    const told = addMinutes(instantFrom('1970-01-01T00:00:00Z'), at / 60);
    const now = this.clock.now();
    return told < now ? told : now;
  }

  private configuration(): Promise<openid.Configuration> {
    const now = performance.now();
    if (this.known !== undefined && this.known.until > now) return this.known.found;
    const known = { found: this.discover(), until: now + freshMilliseconds };
    known.found.catch(() => {
      known.until = performance.now() + retryMilliseconds;
    });
    this.known = known;
    return known.found;
  }

  private async discover(): Promise<openid.Configuration> {
    const { oidcIssuer, oidcClientId = '', oidcClientSecret = '' } = this.config;
    if (oidcIssuer === undefined) throw new NotFound();
    const insecure = oidcIssuer.startsWith('http://') ? [openid.allowInsecureRequests] : [];
    const options = { timeout: timeoutSeconds, execute: insecure };
    const found = await openid.discovery(new URL(oidcIssuer), oidcClientId, undefined, undefined, options);
    const metadata: openid.ServerMetadata = found.serverMetadata();
    const offered = metadata.id_token_signing_alg_values_supported ?? ['RS256'];
    const configuration = new openid.Configuration(
      {
        ...metadata,
        id_token_signing_alg_values_supported: accepted.filter((name) => offered.includes(name)),
      },
      oidcClientId,
      undefined,
      authenticationFor(metadata, oidcClientSecret),
    );
    configuration.timeout = timeoutSeconds;
    // Over TLS the library would do without the signature; we want it in any case.
    for (const wish of [...insecure, openid.enableNonRepudiationChecks]) wish(configuration);
    return configuration;
  }
}

/** Basic is what a provider takes that says nothing (OpenID Connect Discovery 1.0, 3). */
function authenticationFor(metadata: openid.ServerMetadata, secret: string): openid.ClientAuth {
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return methods.includes('client_secret_basic')
    ? openid.ClientSecretBasic(secret)
    : openid.ClientSecretPost(secret);
}

function accountIn({ email, preferred_username: username, name }: openid.IDToken): string | null {
  const named = [email, username, name].find((value) => typeof value === 'string' && value !== '');
  return typeof named === 'string' ? named.slice(0, 254) : null;
}
