import { isIPv4, isIPv6 } from 'node:net';

/** The network that an address belongs to, for limits: /24 of IPv4, /48 of IPv6, which one customer gets as a whole. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (isIPv4(mapped)) return `${mapped.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(address)) return address;
  return `${groupsOf(address).slice(0, 3).join(':')}::/48`;
}

/** Who shares a limit by address: one IPv4 address, and the /48 of IPv6 that one customer gets as a whole. */
export function placeOf(address: string): string {
  return isIPv6(address) && !/^::ffff:[\d.]+$/i.test(address) ? networkOf(address) : address;
}

/** The groups of an IPv6 address, with those that `::` leaves out. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: missing }, () => '0'), ...after].map((group) =>
    Number.parseInt(group, 16).toString(16),
  );
}
