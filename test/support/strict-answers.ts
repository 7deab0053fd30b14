import { type IncomingMessage, request, type RequestOptions } from 'node:http';
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { expect } from 'vitest';

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  type: string;
}

/** Asks with methods, headers and bodies as they are given. */
export const askerOf =
  (port: number) =>
  (options: RequestOptions & { body?: string }): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { body, ...rest } = options;
      const sent = request({ port, host: '127.0.0.1', agent: false, ...rest }, (answer) => {
        answer.resume();
        answer.on('end', () => {
          const type = String(answer.headers['content-type'] ?? '');
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, type });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });

// Whoever changes one of these has the answers scanned again: docs/decisions/0007-security-headers.md says how.
const always = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};
const apiPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
  "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; frame-src 'self'; " +
  "frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'; upgrade-insecure-requests";

/** Table 6.2 of the promises, for every answer (promise S18). */
export function isStrict({ status, headers, type }: Answer, what: string): void {
  expect(headers, what).toMatchObject(always);
  expect(headers, what).not.toHaveProperty('server');
  expect(headers, what).not.toHaveProperty('x-powered-by');
  const policy = String(headers['content-security-policy']);
  expect([apiPolicy, pagePolicy], what).toContain(policy);
  expect(weaknesses(policy), what).toEqual([]);
  if (/^(text|application\/(json|problem))/.test(type)) expect(type, what).toContain('charset=utf-8');
  if (status >= 400) {
    expect(type, what).toMatch(/^application\/problem\+json/);
    expect(headers['cache-control'], what).toBe('no-store');
  }
}

export function isPrivate({ headers }: Answer, what: string): void {
  expect(headers['content-security-policy'], what).toBe(apiPolicy);
  expect(headers['cache-control'], what).toBe('no-store');
  const vary = String(headers['vary']).toLowerCase();
  expect(vary, what).toContain('cookie');
  expect(vary, what).toContain('accept-language');
}

const looked = new Map<string, string[]>();

/** What Google's csp_evaluator finds wrong with a policy; of what may be wrong, all that is not known to be right here. */
export function weaknesses(policy: string): string[] {
  const before = looked.get(policy);
  if (before !== undefined) return before;
  const found = new CspEvaluator(new CspParser(policy).csp)
    .evaluate()
    // Scripts of our own address: what people upload comes under `/api`, sandboxed, typed and as a download.
    .filter(({ severity, value }) => !(severity === Severity.MEDIUM_MAYBE && value === "'self'"))
    .map(({ severity, directive, description }) => `${Severity[severity]} ${directive}: ${description}`);
  looked.set(policy, found);
  return found;
}
