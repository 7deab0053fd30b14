import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';

/** Where somebody asks from. */
export interface Device {
  address: string;
  userAgent: string | undefined;
  /** What a browser brought along. */
  cookies?: Readonly<Record<string, string | undefined>>;
}

export function deviceOf(request: FastifyRequest): Device {
  const { ip: address, headers, cookies } = request;
  return { address, userAgent: headers['user-agent'], cookies };
}

// The first that fits: others name Chrome and Safari as well, so that pages made for those work.
const browsers: [RegExp, string][] = [
  [/\bEdg(A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|Chromium|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/\bWindows\b/, 'Windows'],
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** A device in words that its owner knows it by; names of products, the same in every language. */
export function deviceWords(userAgent: string | null | undefined): {
  browser: string | null;
  system: string | null;
} {
  const find = (names: [RegExp, string][]) => names.find(([sign]) => sign.test(userAgent ?? ''))?.[1] ?? null;
  return { browser: find(browsers), system: find(systems) };
}
