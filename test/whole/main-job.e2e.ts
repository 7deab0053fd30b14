import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoAccounts, demoPassword } from '../../src/features/access/index.js';
import { ReminderDelivery, ReminderPlanner } from '../../src/features/reminders/index.js';
import type { Role } from '../../src/kernel/policy.js';
import { SampleSeeder } from '../../src/sample/sample-seeder.js';
import { inspect, openBrowser, openWindow, signIn, type sizes } from '../support/browser.js';
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

/** Signs in as a person does, and lets them work; fails when the browser complained about anything. */
async function as(role: Role, size: keyof typeof sizes, work: (page: Page) => Promise<void>): Promise<void> {
  const { page, close } = await openWindow(browser, base, size);
  const email = demoAccounts.find((account) => account.role === role)?.email ?? '';
  await signIn(page, email, demoPassword);
  await work(page);
  await close();
}

it('staff find the rakor, and write down a commitment that its owner agreed to', () =>
  as('staff', 'desk', async (page) => {
    await inspect(page, 'kerja-staf');
    await page.getByRole('link', { name: 'Rapat', exact: true }).click();
    await inspect(page, 'rapat');
    await page.getByRole('link', { name: /Rapat Koordinasi Pemerintah Kabupaten Bekasi/ }).click();
    await page.getByRole('heading', { level: 1, name: /PT Jababeka Infrastruktur/ }).waitFor();
    await page.getByText('Jababeka Golf & Country Club').first().waitFor();
    await page.getByText('Disepakati pembentukan forum komunikasi tetap').first().waitFor();
    await inspect(page, 'rapat-satu');

    await page.goto('/commitments/new');
    await page
      .getByLabel('Komitmen dalam satu kalimat')
      .fill('Pelatihan keselamatan kerja bagi warga sekitar kawasan');
    await page
      .getByRole('combobox', { name: 'Topik' })
      .or(page.getByRole('textbox', { name: 'Topik' }))
      .first()
      .click();
    await page.getByRole('option', { name: 'Vokasi' }).click();
    await page
      .getByRole('combobox', { name: 'Penanggung jawab' })
      .or(page.getByRole('textbox', { name: 'Penanggung jawab' }))
      .first()
      .fill('Jababeka');
    await page.getByRole('option', { name: /PT Jababeka Infrastruktur/ }).click();
    await page.getByRole('textbox', { name: 'Target' }).fill('40');
    await page.getByRole('textbox', { name: 'Satuan' }).fill('orang');
    await page.getByRole('textbox', { name: 'Tenggat' }).fill('akhir Juni');
    await inspect(page, 'komitmen-baru');
    await page.getByRole('button', { name: 'Simpan sebagai usulan' }).click();
    await page.getByRole('button', { name: 'Sepakati' }).click();
    await page.getByRole('heading', { level: 1, name: 'Pelatihan keselamatan kerja' }).waitFor();
  }));

it('the liaison sees only that company’s commitments, on a phone, and reports progress on one', () =>
  as('liaison', 'phone', async (page) => {
    await inspect(page, 'kerja-liaison');
    await page.goto('/commitments');
    await page.getByRole('link', { name: /Menyediakan kuota pemagangan/ }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByText('Dinas Perhubungan').count()).toBe(0);
    await inspect(page, 'komitmen-liaison');
    await page.getByRole('link', { name: 'Pelatihan keselamatan kerja bagi warga sekitar kawasan' }).click();
    await page.getByRole('button', { name: 'Catat kemajuan' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Realisasi sampai hari itu').fill('40');
    await dialog.getByLabel('Catatan (opsional)').fill('Dua angkatan lulus.');
    await dialog.getByRole('button', { name: 'Catat kemajuan' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Dua angkatan lulus.').first().waitFor();
    await inspect(page, 'komitmen-satu-liaison');
    await page.getByRole('button', { name: 'Ajukan verifikasi' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ajukan verifikasi' }).click();
    await page.getByText('Menunggu verifikasi').first().waitFor();
    expect(await page.getByRole('button', { name: 'Nyatakan selesai' }).count()).toBe(0);
  }));

it('staff verify it, and the kept promise is shown as kept', () =>
  as('staff', 'desk', async (page) => {
    await page.goto('/commitments?q=keselamatan');
    await page.getByRole('link', { name: /Pelatihan keselamatan kerja/ }).click();
    await page.getByRole('button', { name: 'Nyatakan selesai' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Nyatakan selesai' }).click();
    await page.getByText('Selesai dan terverifikasi').first().waitFor();
    await inspect(page, 'komitmen-satu-selesai');
  }));

it('an official reads in English, on a phone, what is late, and each figure opens what it counts', () =>
  as('official', 'phone', async (page) => {
    await page.getByRole('button', { name: 'Lainnya' }).click();
    await page.getByText('English').click();
    await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
    await page.goto('/leaders');
    const late = page.getByRole('link', { name: /late/i }).first();
    await late.waitFor();
    await inspect(page, 'leaders-phone');
    const report = (await (await page.request.get('/api/reports/leaders')).json()) as {
      figures: { key: string; value: number }[];
    };
    const count = report.figures.find(({ key }) => key === 'late')?.value ?? -1;
    await late.click();
    await page.waitForURL(/light=late/);
    await page.getByText(`${count} commitments`).first().waitFor();
  }));

it('reminders that are due are in the mailbox that the administrator reads', async () => {
  await office.app.get(ReminderPlanner).plan();
  const { sent } = await office.app.get(ReminderDelivery).deliver();
  expect(sent).toBeGreaterThan(0);
  await as('administrator', 'desk', async (page) => {
    await page.goto('/reminders');
    await page.getByText('Terkirim').first().waitFor();
    // What was promised is not theirs to read, so no row leads to it.
    expect(await page.locator('main tbody').getByRole('link').count()).toBe(0);
    await inspect(page, 'pengingat');
    await page.goto('/mailbox');
    await inspect(page, 'kotak-surat');
    await page.locator('main').getByRole('link').first().click();
    await page.getByText('Data contoh').last().waitFor();
    await inspect(page, 'surat');
  });
});
