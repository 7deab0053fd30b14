import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UsersService } from '../../src/features/access/index.js';
import { type Role, system } from '../../src/kernel/policy.js';
import {
  givePassword,
  inspect as inspectPage,
  openBrowser,
  openWindow,
  type sizes,
} from '../support/browser.js';
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

async function as(
  role: Role,
  size: keyof typeof sizes,
  back: string,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const { page, close } = await openWindow(browser, base, size);
  await page.goto(`/sign-in?back=${back}`);
  await givePassword(page, emailOf(role), password);
  await work(page);
  await close();
}

async function inspect(page: Page, name: string): Promise<void> {
  await inspectPage(page, name);
  expect(
    await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'),
    `${name} fits`,
  ).toBe(true);
}

it('a person finds what is held, takes it along, stops reminders and asks for a correction, on a phone', () =>
  as('staff', 'phone', '/', async (page) => {
    await page.getByRole('button', { name: 'Lainnya' }).click();
    await page.getByRole('menuitem', { name: 'Data saya' }).click();
    await page.getByRole('heading', { level: 1, name: 'Data saya' }).waitFor();
    await page.getByRole('region', { name: 'Akun', exact: true }).getByText(emailOf('staff')).waitFor();
    await inspect(page, 'data-saya');

    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Unduh semua (JSON)' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^data-saya-\d{4}-\d\d-\d\d\.json$/);
    const file = JSON.parse(await readFile(await download.path(), 'utf8')) as {
      sections: { account: { items: { email: string }[] } };
    };
    expect(file.sections.account.items).toMatchObject([{ email: emailOf('staff') }]);

    await page.getByRole('button', { name: 'Hentikan pengingat surel' }).click();
    await page.getByText('Pengingat lewat surel dihentikan', { exact: true }).waitFor();
    await page.getByText(/^Anda menghentikannya pada/).waitFor();

    await page.getByRole('button', { name: 'Minta perbaikan' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Yang tersimpan sekarang').fill('Contoh staff');
    await dialog.getByLabel('Yang benar').fill('Siti Aminah');
    await inspect(page, 'data-saya-minta');
    await dialog.getByRole('button', { name: 'Kirim permintaan' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Seharusnya: Siti Aminah').waitFor();
    await inspect(page, 'data-saya-diminta');
  }));

it('an administrator finds the request in the queue and refuses it with a reason', () =>
  as('administrator', 'desk', '/administration', async (page) => {
    await page.getByRole('link', { name: /^Perbaikan data pribadi/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Perbaikan data pribadi' }).waitFor();
    await page.getByText('Seharusnya: Siti Aminah').waitFor();
    await inspect(page, 'perbaikan-antrean');
    await page.getByRole('button', { name: 'Jawab permintaan Contoh staff' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tidak dapat dipenuhi').check();
    await dialog.getByLabel('Alasan').fill('Nama mengikuti SK pengangkatan.');
    await inspect(page, 'perbaikan-jawab');
    await dialog.getByRole('button', { name: 'Kirim jawaban' }).click();
    await page.getByText('Tidak ada yang menunggu jawaban').waitFor();
    await page.goto('/administration/corrections?state=answered');
    await page.getByText('Nama mengikuti SK pengangkatan.').waitFor();
    await inspect(page, 'perbaikan-terjawab');
  }));

it('and who asked reads the answer on the same page, at a desk', () =>
  as('staff', 'desk', '/account/data', async (page) => {
    await page.getByText('Jawaban: Nama mengikuti SK pengangkatan.').waitFor();
    await page.getByRole('button', { name: 'Aktifkan pengingat surel' }).click();
    await page.getByText('Pengingat lewat surel aktif', { exact: true }).waitFor();
    await page.getByText(/^Anda setuju pada/).waitFor();
    await inspect(page, 'data-saya-dijawab');
  }));
