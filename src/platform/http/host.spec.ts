import { describe, expect, it } from 'vitest';
import type { Config } from '../config/config.js';
import { isOwnOrigin, meansUs } from './host.js';

const config = { baseUrl: 'https://sinergi.example.go.id' };

describe('the host that a request names', () => {
  it.each([
    'sinergi.example.go.id',
    'Sinergi.Example.GO.ID:443',
    'localhost:3000',
    '127.0.0.1:3000',
    '10.20.0.4',
    '[::1]:3000',
    'sinergi:3000',
    'pc-rapat.local',
    'sinergi.localhost',
  ])('is us under the configured name and under what no stranger can have: %s', (host) => {
    expect(meansUs(host, config)).toBe(true);
  });

  it.each([
    '',
    'jahat.example',
    'sinergi.example.go.id.jahat.example',
    'jahat-sinergi.example.go.id',
    'sinergi.example.go.id@jahat.example',
    'sinergi.example.go.id:443:443',
    'sinergi.example.go.id, jahat.example',
    '127.0.0.1.nip.io',
    'localhost.jahat.example',
    '[::1].jahat.example',
    '[jahat.example]',
  ])('is somebody else: %s', (host) => {
    expect(meansUs(host, config)).toBe(false);
  });

  const allowing = { ...config, allowedHosts: 'Rapat.Example.ID, luar.example.id:8443,baku.example.id:443' };

  it.each([
    'rapat.example.id',
    'rapat.example.id:3000',
    'luar.example.id:8443',
    'baku.example.id',
    'baku.example.id:443',
    'sinergi.example.go.id',
  ])('is us under a name that the office allows besides: %s', (host) => {
    expect(meansUs(host, allowing)).toBe(true);
  });

  it.each([
    'luar.example.id',
    'luar.example.id:8444',
    'luar.example.id:8443:8443',
    'baku.example.id:80',
    'a.rapat.example.id',
    'rapat.example.id.jahat.example',
    'rapat.example.id@jahat.example',
    'rapat.example.id,luar.example.id:8443',
    '',
  ])('is somebody else all the same: %s', (host) => {
    expect(meansUs(host, allowing)).toBe(false);
  });

  it('is us under any name while no address is configured', () => {
    expect(meansUs('pc-rapat.kantor.example', {})).toBe(true);
  });
});

describe('the page that a write comes from', () => {
  const known = {
    ...config,
    address: 'https://sinergi.example.go.id',
    allowedHosts: 'rapat.example.id,baku.example.id:443',
  } as Config;

  it.each([
    ['https://sinergi.example.go.id', 'sinergi:3000'],
    ['https://rapat.example.id', 'rapat.example.id'],
    // A proxy that asks by a name of its own.
    ['https://rapat.example.id', 'sinergi:3000'],
    ['https://baku.example.id', 'sinergi:3000'],
  ])('is ours: %s, asked for by %s', (origin, host) => {
    expect(isOwnOrigin(origin, host, known)).toBe(true);
  });

  it.each([
    'https://jahat.example',
    'https://rapat.example.id.jahat.example',
    'https://rapat.example.id:8443',
    'null',
  ])('is somebody else’s: %s', (origin) => {
    expect(isOwnOrigin(origin, 'sinergi:3000', known)).toBe(false);
  });
});
