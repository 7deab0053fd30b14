import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoAccounts, demoPassword } from '../../src/features/access/index.js';
import { SampleSeeder } from '../../src/sample/sample-seeder.js';
import { givePassword, inspect, openBrowser, openWindow, type sizes } from '../support/browser.js';
import { seal } from '../support/history.js';
import { openOffice, servedAt, type TestOffice } from '../support/office.js';

let office: TestOffice;
let browser: Browser;
let base: string;

beforeAll(async () => {
  office = await openOffice({ DEMO: 'true' });
  await new SampleSeeder(office.app, office.clock).load();
  await seal(office);
  base = await servedAt(office);
  browser = await openBrowser();
}, 240_000);
afterAll(async () => {
  await browser.close();
  await office.close();
});

async function asAdministrator(size: keyof typeof sizes, work: (page: Page) => Promise<void>): Promise<void> {
  const { page, close } = await openWindow(browser, base, size);
  const email = demoAccounts.find(({ role }) => role === 'administrator')?.email ?? '';
  await page.goto('/sign-in?back=/audit');
  await givePassword(page, email, demoPassword);
  await page.getByRole('heading', { level: 1, name: 'Jejak audit' }).waitFor();
  await work(page);
  await close();
}

it('an administrator finds who did what, and sees how far it is sealed', () =>
  asAdministrator('desk', async (page) => {
    await page.getByText(/catatan tersegel/).waitFor();
    await page.getByText(/^\d+:[0-9a-f]{64}$/).waitFor();
    await inspect(page, 'jejak-audit');
    await page.getByRole('button', { name: 'Tindakan', exact: true }).click();
    await page.getByRole('menuitem', { name: 'menerbitkan', exact: true }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('verb')).toBe('publish');
    await page
      .getByRole('cell', { name: /menerbitkan/ })
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'Hanya perihal ini' }).first().click();
    await expect.poll(() => new URL(page.url()).searchParams.has('subjectId')).toBe(true);
    await page.getByRole('button', { name: /^Hapus penyaring Hanya/ }).waitFor();
    await inspect(page, 'jejak-audit-satu-perihal');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Unduh CSV' }).click();
    expect((await download).suggestedFilename()).toMatch(/^jejak-audit-.*\.csv$/);
  }));

it('reads as well on a phone, and in English', () =>
  asAdministrator('phone', async (page) => {
    await page.goto('/audit?verb=report');
    await page.getByText('melaporkan kemajuan').first().waitFor();
    await inspect(page, 'jejak-audit-ponsel');
    await page.evaluate(() =>
      fetch('/api/me', {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json', 'If-Match': '"1"' },
        body: JSON.stringify({ locale: 'en' }),
      }),
    );
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Audit trail' }).waitFor();
    await inspect(page, 'jejak-audit-ponsel-en');
    await page.setViewportSize({ width: 1440, height: 900 });
    await inspect(page, 'jejak-audit-en');
  }));
