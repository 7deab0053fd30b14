import type { Config } from '../config/config.js';

const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // Mantine keeps its variables in one style element, and locks scrolling behind a dialog by another.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'none'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
];
// `sandbox`: a file that somebody uploaded runs nothing, whatever a browser makes of it.
const apiPolicy = [
  "default-src 'none'",
  'sandbox',
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

const always: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};

/** What the browser is told with a page and its files, and with everything else. */
export interface SecurityHeaders {
  readonly page: Readonly<Record<string, string>>;
  readonly api: Readonly<Record<string, string>>;
}

export function securityHeaders({ secure }: Config): SecurityHeaders {
  const each = secure
    ? { ...always, 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }
    : always;
  const policy = (directives: string[]) =>
    [...directives, ...(secure ? ['upgrade-insecure-requests'] : [])].join('; ');
  return {
    page: { ...each, 'Content-Security-Policy': policy(pagePolicy) },
    api: {
      ...each,
      'Content-Security-Policy': apiPolicy.join('; '),
      'Cache-Control': 'no-store',
      Vary: 'Cookie, Authorization, Accept-Language',
    },
  };
}

/** The page, its files and the description of the API; everything else is data, or a refusal. */
export function isPage(url: string): boolean {
  return !/^\/(api|health)(?![^/?])/.test(url) || /^\/api\/docs(?![^/?])/.test(url);
}
