import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';

const sso = {
  OIDC_ISSUER: 'https://sso.example.go.id/realms/pemkab',
  OIDC_CLIENT_ID: 'sinergi',
  OIDC_CLIENT_SECRET: 'rahasia',
};

describe('how many requests are answered in a minute', () => {
  it('is what was promised, unless the office says otherwise', () => {
    expect(readConfig({})).toMatchObject({ sessionRequestsPerMinute: 600, addressRequestsPerMinute: 120 });
    const wide = readConfig({ SESSION_REQUESTS_PER_MINUTE: '5000', ADDRESS_REQUESTS_PER_MINUTE: '900' });
    expect(wide).toMatchObject({ sessionRequestsPerMinute: 5000, addressRequestsPerMinute: 900 });
  });

  it('is refused with a sentence when it is no number or shuts everybody out', () => {
    expect(() => readConfig({ SESSION_REQUESTS_PER_MINUTE: 'banyak' })).toThrow(
      /SESSION_REQUESTS_PER_MINUTE must be a whole number, such as 600\./,
    );
    expect(() => readConfig({ ADDRESS_REQUESTS_PER_MINUTE: '0' })).toThrow(
      /^ADDRESS_REQUESTS_PER_MINUTE must be at least 10\.$/,
    );
  });
});

describe('single sign-on in the environment', () => {
  it('is off when nothing is said, and needs no name', () => {
    expect(readConfig({}).oidcIssuer).toBeUndefined();
    expect(readConfig(sso)).toMatchObject({ oidcIssuer: sso.OIDC_ISSUER, oidcClientId: 'sinergi' });
  });

  it('is told whole or not at all, with a sentence for each part that lacks', () => {
    expect(() => readConfig({ OIDC_NAME: 'SSO' })).toThrow(
      /OIDC_ISSUER must be.*\nOIDC_CLIENT_ID must be given.*\nOIDC_CLIENT_SECRET must be given/,
    );
    expect(() => readConfig({ ...sso, OIDC_CLIENT_SECRET: '' })).toThrow(/^OIDC_CLIENT_SECRET must be given/);
  });

  it('goes over https, but for a provider on this machine', () => {
    expect(() => readConfig({ ...sso, OIDC_ISSUER: 'http://sso.example.go.id' })).toThrow(
      /OIDC_ISSUER must be/,
    );
    expect(readConfig({ ...sso, OIDC_ISSUER: 'http://localhost:8080' }).oidcIssuer).toBeDefined();
  });
});
