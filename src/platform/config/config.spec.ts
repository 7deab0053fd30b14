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

describe('other hosts under which the office is known', () => {
  const BASE_URL = 'https://sinergi.example.go.id';
  const allow = (ALLOWED_HOSTS: string) => () => readConfig({ BASE_URL, ALLOWED_HOSTS });

  it('are none unless they are named, with a port or without', () => {
    expect(readConfig({ BASE_URL }).allowedHosts).toBeUndefined();
    expect(allow('rapat.example.go.id, xn--rpat-0na.example:8443')().allowedHosts).toContain('rapat');
  });

  it.each([
    'https://rapat.example.go.id',
    'rapat.example.go.id/',
    '*.example.go.id',
    '*',
    'rapat_baru.example',
    'rapat.example.go.id:',
    'rapat.example.go.id:70000',
    '-rapat.example',
    'rapat..example',
    'rapat.example.',
    'rapat.example,,luar.example',
    'rapat.example luar.example',
    'a'.repeat(64),
    Array.from({ length: 64 }, () => 'abc').join('.'),
  ])('are refused with a sentence when one is no host: %s', (hosts) => {
    expect(allow(hosts)).toThrow(/^ALLOWED_HOSTS has ".*", which is no host: write names such as [^\n]+$/);
  });

  it('are told every mistake in a sentence of its own', () => {
    expect(allow('http://a, b/c, baik.example')).toThrow(/"http:\/\/a"[^\n]+\n[^\n]+"b\/c"[^\n]+$/);
    const many = Array.from({ length: 11 }, (_, at) => `h${at}.example`).join(',');
    expect(allow(many)).toThrow(/^ALLOWED_HOSTS may name at most 10 hosts\.$/);
    expect(() => readConfig({ ALLOWED_HOSTS: 'rapat.example' })).toThrow(/^ALLOWED_HOSTS needs a BASE_URL/);
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
