import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, onTestFailed } from 'vitest';
import { violationsOn } from '../../scripts/axe.mjs';

/** A browser already on the machine is preferred; else the one from the npm registry. */
async function executable(): Promise<string> {
  const wanted = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'];
  return wanted.find((path) => path !== undefined && existsSync(path)) ?? unpacked();
}

/** The package unpacks to the folder for temporary files; each user has one there, since others may not run it. */
async function unpacked(): Promise<string> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = join(tmpdir(), `sinergi-chromium-${userInfo().uid}`);
  await mkdir(process.env['TMPDIR'], { recursive: true });
  try {
    return await sparticuz.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

const args = [
  '--no-sandbox',
  '--disable-gpu',
  // There is no GPU: a process for it only passes things on.
  '--in-process-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await executable(), args });
}

/** A browser with a profile of its own in `folder`, which outlives it; `kill` ends it as a power cut would. */
export async function openProfile(
  folder: string,
  baseURL: string,
): Promise<{ context: BrowserContext; kill: () => void }> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: await executable(),
    args,
    baseURL,
    viewport: sizes.desk,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
  });
  context.setDefaultTimeout(30_000);
  return { context, kill: () => processesOf(folder).forEach((id) => process.kill(id, 'SIGKILL')) };
}

/** The browser that works in this profile, and its helpers. */
function processesOf(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(`--user-data-dir=${folder}`);
      } catch {
        return false;
      }
    })
    .map(Number);
}

export interface Window {
  page: Page;
  /** Asserts that nothing went wrong unseen, and closes. */
  close: () => Promise<void>;
}

export const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/**
 * A fresh browser window; a console error or a failed request in it fails the test that closes it. `lost` is for who
 * asks for what is not there.
 */
export async function openWindow(
  browser: Browser,
  baseURL: string,
  size: keyof typeof sizes,
  { lost = false } = {},
): Promise<Window> {
  const context: BrowserContext = await browser.newContext({
    baseURL,
    viewport: sizes[size],
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    hasTouch: size === 'phone',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() !== 'error' || expected(text) || (lost && text.includes('status of 404'))) return;
    trouble.push(text);
  });
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') trouble.push(`${request.url()} ${reason}`);
  });
  // Where a machine has only the log of a run, this is what a person would look at.
  onTestFailed(async () => {
    if (page.isClosed()) return;
    const seen = await page.evaluate('document.body.innerText').catch(String);
    console.error(`The window stood at ${page.url()}\n${trouble.join('\n')}\n${String(seen)}`);
    await context.close();
  });
  return {
    page,
    close: async () => {
      await context.close();
      expect(trouble).toEqual([]);
    },
  };
}

/**
 * Before signing in, asking who one is answers 401, a form that is not accepted yet 422, and one that has to wait 429;
 * Chromium reports them as errors of its own. And axe tries to look into the frame of a mail, where no script may run.
 */
function expected(text: string): boolean {
  return /status of 4(01|22|29)/.test(text) || text.startsWith("Blocked script execution in 'about:srcdoc'");
}

/** How far the page moved by itself since it was asked for (the web's "cumulative layout shift"; 0.1 is good). */
export async function watchShifts(page: Page): Promise<() => Promise<number>> {
  const watch = `globalThis.shifts = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { globalThis.shifts += value; }))
      .observe({ type: 'layout-shift', buffered: true });`;
  await page.addInitScript(watch);
  return () => page.evaluate('globalThis.shifts');
}

/** Fills in the form of signing in, wherever it stands. */
export async function givePassword(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Alamat surel').fill(email);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
}

/** Signs in as a person does, and is where their day begins. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/');
  await givePassword(page, email, password);
  await page.getByRole('heading', { level: 1, name: 'Pekerjaan saya' }).waitFor();
}

/** Has signed in a while ago, and is on no page yet. */
export async function comeIn(page: Page, email: string, password: string): Promise<void> {
  const headers = { 'Idempotency-Key': randomUUID() };
  const answer = await page.request.post('/api/sessions', { headers, data: { email, password } });
  expect(answer.status()).toBe(201);
}

/** With PHOTOGRAPHS=1, keeps what the page looks like, to be looked at; the folder is not committed. */
export async function photograph(page: Page, name: string): Promise<void> {
  if (process.env['PHOTOGRAPHS'] === undefined) return;
  await mkdir('screenshots', { recursive: true });
  await page.screenshot({ path: join('screenshots', `${name}.png`), fullPage: true });
}

/** No violation of WCAG 2.2 A and AA (or of `rules`) that axe can find, and a photograph to be looked at. */
export async function inspect(page: Page, name: string, rules?: readonly string[]): Promise<void> {
  await page.waitForLoadState('networkidle');
  const violations = await violationsOn(page, rules);
  expect(
    violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
    name,
  ).toEqual([]);
  await photograph(page, name);
}
