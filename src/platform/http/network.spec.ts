import { describe, expect, it } from 'vitest';
import { networkOf, placeOf } from './network.js';

describe('the network of an address', () => {
  it.each([
    ['192.0.2.77', '192.0.2.0/24'],
    ['::ffff:192.0.2.77', '192.0.2.0/24'],
    ['2001:0DB8:12:34::1', '2001:db8:12::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['::1', '0:0:0::/48'],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, network) => expect(networkOf(address)).toBe(network));
});

describe('who shares a limit by address', () => {
  it.each([
    ['192.0.2.77', '192.0.2.77'],
    ['::ffff:192.0.2.77', '::ffff:192.0.2.77'],
    ['2001:db8:12:34::1', '2001:db8:12::/48'],
    ['2001:db8:12:ffff::9', '2001:db8:12::/48'],
  ])('%s counts as %s', (address, place) => expect(placeOf(address)).toBe(place));
});
