import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UsersService } from '../../src/features/access/index.js';
import { type Role, system } from '../../src/kernel/policy.js';
import { givePassword, inspect, openBrowser, openWindow, type sizes } from '../support/browser.js';
import { openOffice, servedAt, type TestOffice } from '../support/office.js';

let office: TestOffice;
let browser: Browser;
let base: string;

const password = 'empat-kata-yang-acak';
const emailOf = (role: Role) => `${role}@contoh.sinergi.test`;

beforeAll(async () => {
  office = await openOffice();
  for (const role of ['staff', 'administrator'] as const) {
    const person = { name: `Contoh ${role}`, email: emailOf(role), password };
    await office.app
      .get(UsersService)
      .create(system, { ...person, grants: [{ role, organisationId: null }] });
  }
  base = await servedAt(office);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await office.close();
});

async function as(role: Role, size: keyof typeof sizes, work: (page: Page) => Promise<void>): Promise<void> {
  const { page, close } = await openWindow(browser, base, size);
  await page.goto('/sign-in?back=/account/tokens');
  await givePassword(page, emailOf(role), password);
  await page.getByRole('heading', { level: 1, name: 'Token API' }).waitFor();
  await work(page);
  await close();
}

it('a person makes a token for a program, sees it once, and the program reads by it', () =>
  as('staff', 'desk', async (page) => {
    await inspect(page, 'token-kosong');
    await page.getByRole('button', { name: 'Buat token' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nama').fill('Dasbor pimpinan');
    await dialog.getByLabel('Organisasi').uncheck();
    await inspect(page, 'token-baru');
    await dialog.getByRole('button', { name: 'Buat token' }).click();
    const secret = (await dialog.getByLabel('Token', { exact: true }).textContent()) ?? '';
    await inspect(page, 'token-sekali');
    const ask = (path: string) => office.nobody.get(path).set('Authorization', `Bearer ${secret}`);
    await ask('/api/commitments').expect(200);
    await ask('/api/organisations').expect(403);
    await dialog.getByRole('button', { name: 'Sudah saya simpan' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Membaca: Rapat, Komitmen, Laporan').waitFor();
    expect(await page.getByText(secret).count()).toBe(0);
    await page.reload();
    await page.getByText('dari 127.0.0.1').waitFor();
    await inspect(page, 'token-ada');
  }));

it('an administrator ends it, on a phone', () =>
  as('administrator', 'phone', async (page) => {
    await page.getByText('Contoh staff').waitFor();
    await inspect(page, 'token-semua');
    await page.getByRole('button', { name: 'Cabut token Dasbor pimpinan' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cabut', exact: true }).click();
    await page.getByText('Token Dasbor pimpinan sudah dicabut.').waitFor();
    await page.getByText('Belum ada yang membuat token.').waitFor();
  }));
