import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';

const sso = {
  OIDC_ISSUER: 'https://sso.example.go.id/realms/pemkab',
  OIDC_CLIENT_ID: 'sinergi',
  OIDC_CLIENT_SECRET: 'rahasia',
};

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
