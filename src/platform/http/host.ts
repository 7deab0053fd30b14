import { isIPv4, isIPv6 } from 'node:net';
import type { Config } from '../config/config.js';
import { hostsIn } from '../config/hosts.js';
import { Problem } from './problem.js';

/** Names that no public register gives to anyone: of this machine, and of a network that is one's own. */
const ownNetwork = /^[a-z0-9_-]+$|^[a-z0-9_.-]+\.(localhost|local|internal)$/;

/**
 * Whether a request that names `host` means us. Without a configured address all names do. With one it is its name,
 * whatever the port, those that the office allows besides, and what no stranger can have in public DNS: addresses, names
 * without a dot (a proxy that asks `http://sinergi:3000`), names of the own network. A page of a stranger whose name
 * suddenly points here (DNS rebinding) comes under none of these.
 */
export function meansUs(host: string, config: Known): boolean {
  const { baseUrl } = config;
  if (baseUrl === undefined) return true;
  const asked = host.toLowerCase();
  const name = asked.replace(/:\d{1,5}$/, '');
  if (name === new URL(baseUrl).hostname) return true;
  // One that is allowed without a port is so under each.
  if (isAllowed(asked, config) || (!name.includes(':') && allowedBy(config).includes(name))) return true;
  return isIPv4(name) || (/^\[.*\]$/.test(name) && isIPv6(name.slice(1, -1))) || ownNetwork.test(name);
}

/** Whether a host is exactly one that the office allows; a browser does not say the usual port. */
function isAllowed(host: string, config: Known): boolean {
  const usualPort = config.baseUrl?.startsWith('https:') === true ? 443 : 80;
  return allowedBy(config).some((allowed) => allowed === host || allowed === `${host}:${usualPort}`);
}

type Known = Pick<Config, 'baseUrl' | 'allowedHosts'>;

const allowedBy = ({ allowedHosts }: Known): string[] =>
  allowedHosts === undefined ? [] : hostsIn(allowedHosts);

/** Whether a page of this office asks: under the configured address, the name asked for, or one that is allowed. */
export function isOwnOrigin(origin: string, host: string | undefined, config: Config): boolean {
  if (origin === config.address) return true;
  const asking = origin.replace(/^https?:\/\//, '');
  // A proxy may ask by a name of its own, and then only the origin says under which one the page stands.
  return asking === host || isAllowed(asking, config);
}

/** Refuses what was sent to another name (421); supervisors ask about health under whatever name they know. */
export function hostGuard(config: Config): (host: string, url: string) => void {
  // Nearly every request comes under this one, and is let through by one comparison.
  let last = '';
  return (host, url) => {
    if (host === last && host !== '') return;
    if (meansUs(host, config)) last = host;
    else if (!/^\/health\/(live|ready)(\?|$)/.test(url))
      throw new Problem(421, 'host-not-allowed', { address: config.address });
  };
}
