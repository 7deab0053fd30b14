import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoAccounts, demoPassword } from '../../src/features/access/index.js';
import type { Role } from '../../src/kernel/policy.js';
import { SampleSeeder } from '../../src/sample/sample-seeder.js';
import { comeIn, openBrowser, openWindow } from '../support/browser.js';
import { aPosition } from '../support/factories.js';
import { openOffice, servedAt, type TestOffice } from '../support/office.js';

let office: TestOffice;
let browser: Browser;
let base: string;

beforeAll(async () => {
  office = await openOffice({ DEMO: 'true' });
  await new SampleSeeder(office.app, office.clock).load();
  base = await servedAt(office);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await office.close();
});

async function as(role: Role, work: (page: Page) => Promise<void>): Promise<void> {
  const { page, close } = await openWindow(browser, base, 'desk');
  await comeIn(page, demoAccounts.find((one) => one.role === role)?.email ?? '', demoPassword);
  await page.goto('/');
  await work(page);
  await close();
}

// Text, since the program and its tests know no browser.
const focused = (page: Page) =>
  page.evaluate<string>('document.activeElement.getAttribute("aria-label") ?? document.activeElement.id');
const drafts = (page: Page) =>
  page.evaluate<number>('Object.keys(localStorage).filter((key) => key.startsWith("sinergi.draft.")).length');

it('what is wrong with a form stands on top of it with the name of each field, and leads there', () =>
  as('staff', async (page) => {
    await page.goto('/commitments/new');
    await page.getByRole('textbox', { name: 'Satuan' }).fill('a'.repeat(300));
    await page.getByRole('button', { name: 'Simpan sebagai usulan' }).click();
    const summary = page.getByRole('alert').filter({ hasText: 'perlu diperbaiki' });
    await summary.getByRole('link', { name: /^Komitmen dalam satu kalimat: ./ }).waitFor();
    await summary.getByRole('link', { name: 'Topik: Wajib diisi.' }).waitFor();
    await summary.getByRole('link', { name: /^Penanggung jawab: ./ }).click();
    expect(await focused(page)).toBe('field-ownerId');
    await summary.getByRole('link', { name: /^Satuan: ./ }).click();
    expect(await focused(page)).toBe('field-unit');
  }));

it('/ goes to the search box of the page that is open, also after a change of page, else it finds everywhere', () =>
  as('staff', async (page) => {
    const isSearching = async (label: string) => {
      await page.getByRole('searchbox', { name: label }).waitFor();
      await page.keyboard.press('/');
      await expect.poll(() => focused(page)).toBe(label);
      expect(await page.getByRole('dialog').count()).toBe(0);
    };
    await page.getByRole('link', { name: 'Komitmen', exact: true }).click();
    await isSearching('Cari kata atau nomor');
    await page.getByRole('link', { name: 'Rapat', exact: true }).click();
    await isSearching('Cari judul atau nomor');
    await page.getByRole('link', { name: 'Organisasi', exact: true }).click();
    await isSearching('Cari nama atau singkatan');
    await page.getByRole('link', { name: 'Pekerjaan saya', exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Pekerjaan saya' }).waitFor();
    await page.keyboard.press('/');
    await page.getByRole('dialog').waitFor();
  }));

it('staff correct a position, the person who holds it, and the day on which that ends', () =>
  as('staff', async (page) => {
    const position = await aPosition(office, { title: 'Kepala Bidang Uji', holder: 'Ratna Dewl' });
    await page.goto(`/organisations/${position.organisation.id}`);
    const choose = async (title: string, deed: string) => {
      await page.getByRole('button', { name: `Tindakan lain untuk ${title}` }).click();
      await page.getByRole('menuitem', { name: deed }).click();
      return page.getByRole('dialog');
    };
    const person = await choose('Kepala Bidang Uji', 'Perbaiki data pejabat');
    await person.getByLabel('Nama tanpa gelar').fill('Ratna Dewi');
    await person.getByLabel('Gelar depan').fill('Dr.');
    await person.getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('Dr. Ratna Dewi').first().waitFor();
    const title = await choose('Kepala Bidang Uji', 'Ubah jabatan');
    await title.getByLabel('Nama jabatan').fill('Kepala Bidang Kemitraan');
    await title.getByRole('button', { name: 'Simpan' }).click();
    const end = await choose('Kepala Bidang Kemitraan', 'Akhiri masa tugas');
    await end.getByLabel('Hari terakhir bertugas').fill('31 Januari 2025');
    await end.getByRole('button', { name: 'Akhiri masa tugas' }).click();
    await page.getByText('Belum ada pejabat').waitFor();
  }));

it('signing out asks first when something typed would be lost, and keeps nothing of it afterwards', () =>
  as('staff', async (page) => {
    await page.evaluate('localStorage.setItem("sinergi.scheme", "dark")');
    await page.goto('/commitments/new');
    await page.getByLabel('Komitmen dalam satu kalimat').fill('Belum disimpan');
    await expect.poll(() => drafts(page)).toBe(1);
    const signOut = async () => {
      await page.getByRole('button', { name: /^Akun/ }).click();
      await page.getByRole('menuitem', { name: 'Keluar' }).click();
    };
    await signOut();
    await page.getByRole('dialog').getByRole('button', { name: 'Batal' }).click();
    expect(await drafts(page)).toBe(1);
    await signOut();
    await page.getByRole('dialog').getByRole('button', { name: 'Keluar dan buang' }).click();
    await page.getByRole('button', { name: 'Masuk', exact: true }).waitFor();
    expect(await drafts(page)).toBe(0);
    expect(await page.evaluate('localStorage.getItem("sinergi.scheme")')).toBe('dark');
  }));
