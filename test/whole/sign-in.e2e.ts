import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inspect, openBrowser, openWindow } from '../support/browser.js';
import { openOffice, type TestOffice } from '../support/office.js';
import { mailsTo } from '../support/reminders.js';
import { anAccount, codeOf, password, sendAccountMails } from '../support/sign-in.js';

let office: TestOffice;
let browser: Browser;
let base: string;

beforeAll(async () => {
  office = await openOffice({ DEMO: 'true', SECOND_FACTOR_ROLES: 'official' });
  // Codes go by this clock, so it moves only when the test says so.
  office.clock.travel('2026-03-02T08:00:00+07:00');
  await office.app.listen(0, '127.0.0.1');
  const { port } = office.app.getHttpServer().address() as { port: number };
  office.config.port = port;
  base = `http://localhost:${port}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await office.close();
});

// Photographs and axe take their time on a slow machine.
const patience = 240_000;

const halfAMinute = () => office.clock.travel(new Date(office.clock.now().getTime() + 30_000).toISOString());

async function givePassword(page: Page, email: string, given = password): Promise<void> {
  await page.goto('/account/security');
  await page.getByLabel('Alamat surel').fill(email);
  await page.getByLabel('Kata sandi', { exact: true }).fill(given);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
}

/** The link in the mail to someone who is to become staff. */
async function invitationOf(email: string): Promise<string> {
  const administrator = await office.person('administrator');
  const roles = [{ role: 'staff' }];
  await administrator.post('/api/invitations', { name: 'Siti Aminah', email, roles }).expect(201);
  const [mail] = await mailsTo(office, email);
  return /\/invitation#token=[\w-]+/.exec(mail?.text ?? '')?.[0] ?? '';
}

const security = (page: Page) => page.getByRole('heading', { level: 1, name: 'Keamanan akun' }).waitFor();

async function secretShown(page: Page): Promise<string> {
  return ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
}

it(
  'an invited person sets a password, guards the account with an app, signs in by both, and puts out another device',
  { timeout: patience },
  async () => {
    const email = 'siti@contoh.sinergi.test';
    const desk = await openWindow(browser, base, 'desk');
    await desk.page.goto(await invitationOf(email));
    await desk.page.getByLabel('Kata sandi', { exact: true }).fill(password);
    await desk.page.getByRole('button', { name: 'Buat akun dan masuk' }).click();
    await desk.page.getByRole('heading', { level: 1, name: 'Pekerjaan saya' }).waitFor();
    await desk.page.goto('/account/security');
    await security(desk.page);
    await inspect(desk.page, 'keamanan-tanpa-kode');

    await desk.page.getByRole('button', { name: 'Pasang verifikasi dua langkah' }).click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByRole('img', { name: 'Kode QR untuk aplikasi autentikator' }).waitFor();
    const secret = await secretShown(desk.page);
    await dialog.getByLabel('Kata sandi Anda').fill(password);
    await dialog.getByLabel('Kode enam angka dari aplikasi').fill(codeOf(office, secret));
    await inspect(desk.page, 'pasang-kode');
    await dialog.getByRole('button', { name: 'Aktifkan' }).click();
    await dialog
      .getByText(/^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/)
      .first()
      .waitFor();
    await inspect(desk.page, 'kode-pemulihan');
    await dialog.getByRole('button', { name: 'Sudah saya simpan' }).click();
    await desk.page.getByText('Masih ada 10 kode pemulihan').waitFor();

    await desk.page.getByRole('button', { name: 'Akun Siti Aminah' }).click();
    await desk.page.getByRole('menuitem', { name: 'Keluar' }).click();
    await desk.page.getByRole('heading', { level: 1, name: 'Masuk ke Sinergi' }).waitFor();

    const phone = await openWindow(browser, base, 'phone');
    for (const { page } of [desk, phone]) {
      halfAMinute();
      await givePassword(page, email);
      await page.getByRole('heading', { level: 1, name: 'Masukkan kode verifikasi' }).waitFor();
      await inspect(page, page === desk.page ? 'kode' : 'kode-ponsel');
      await page.getByLabel('Kode verifikasi').fill(codeOf(office, secret));
      await page.getByRole('button', { name: 'Lanjutkan' }).click();
      await security(page);
    }
    await inspect(phone.page, 'keamanan-ponsel');
    await desk.page.reload();
    const devices = desk.page
      .getByRole('region', { name: 'Perangkat yang sedang masuk' })
      .getByRole('listitem');
    await devices.nth(1).waitFor();
    expect(await devices.count()).toBe(2);
    await inspect(desk.page, 'keamanan');
    await desk.page.getByRole('button', { name: /^Keluarkan Chrome/ }).click();
    await desk.page.getByText('Anda hanya masuk di perangkat ini.').waitFor();
    await phone.page.getByRole('link', { name: 'Rapat' }).click();
    await phone.page.getByRole('heading', { level: 1, name: 'Masuk ke Sinergi' }).waitFor();
    await Promise.all([desk.close(), phone.close()]);
  },
);

it(
  'an official is led to set up a code first, and then to where the way was going',
  { timeout: patience },
  async () => {
    const { email } = await anAccount(office, 'official');
    const { page, close } = await openWindow(browser, base, 'phone');
    await givePassword(page, email);
    await page.getByRole('heading', { level: 1, name: 'Pasang verifikasi dua langkah' }).waitFor();
    const secret = await secretShown(page);
    await inspect(page, 'wajib-pasang-kode-ponsel');
    await page.goto('/leaders');
    await page.getByRole('heading', { level: 1, name: 'Pasang verifikasi dua langkah' }).waitFor();
    const fresh = await secretShown(page);
    expect(fresh).not.toBe(secret);
    await page.getByLabel('Kode enam angka dari aplikasi').fill(codeOf(office, fresh));
    await page.getByRole('button', { name: 'Aktifkan' }).click();
    await page.getByRole('button', { name: 'Sudah saya simpan' }).click();
    await page.waitForURL('**/leaders');
    await page.getByRole('link', { name: 'Pimpinan' }).waitFor();
    await close();
  },
);

it(
  'a person who forgot the password guesses, is told to wait, sets a new one by mail, and then changes it',
  { timeout: patience },
  async () => {
    const { email } = await anAccount(office);
    const { page, close } = await openWindow(browser, base, 'phone');
    await page.clock.install();
    await page.goto('/sign-in');
    await page.getByLabel('Alamat surel').fill(email);
    await page.getByLabel('Kata sandi', { exact: true }).fill('yang dulu mungkin');
    for (let guess = 0; guess < 3; guess += 1) {
      const answered = page.waitForResponse('**/api/sessions');
      await page.getByRole('button', { name: 'Masuk', exact: true }).click();
      expect((await answered).status()).toBe(401);
    }
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.getByText('Terlalu banyak percobaan. Coba lagi dalam 5 detik.').waitFor();
    const waiting = page.getByRole('button', { name: /^Coba lagi dalam 0:0\d$/ });
    expect(await waiting.getAttribute('aria-disabled')).toBe('true');
    await inspect(page, 'masuk-menunggu-ponsel');
    await page.clock.fastForward(5000);
    await page.getByText('Anda dapat mencoba lagi sekarang.').waitFor();
    await page.getByRole('button', { name: 'Masuk', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Lupa kata sandi?' }).click();
    // Until it is there, the field of this name is the one of the page before.
    await page.getByRole('heading', { level: 1, name: 'Lupa kata sandi' }).waitFor();
    await page.getByLabel('Alamat surel').fill(email);
    await inspect(page, 'lupa-kata-sandi-ponsel');
    await page.getByRole('button', { name: 'Kirim tautan' }).click();
    await page.getByRole('heading', { level: 1, name: 'Periksa surel Anda' }).waitFor();
    await sendAccountMails(office);
    const [mail] = await mailsTo(office, email);
    await page.goto(/http:\/\/\S*password-reset#token=\S+/.exec(mail?.text ?? '')?.[0] ?? '');
    await page.getByLabel('Kata sandi baru').fill('kuda jagung bengkel senja');
    await inspect(page, 'setel-kata-sandi-ponsel');
    await page.getByRole('button', { name: 'Simpan kata sandi' }).click();
    await page.getByRole('link', { name: 'Ke halaman masuk' }).click();
    await givePassword(page, email, 'kuda jagung bengkel senja');
    await security(page);
    await page.getByRole('button', { name: 'Ganti kata sandi' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Kata sandi sekarang').fill('kuda jagung bengkel senja');
    await dialog.getByLabel('Kata sandi baru').fill('empat kata lain sekali');
    await inspect(page, 'ganti-kata-sandi-ponsel');
    await dialog.getByRole('button', { name: 'Ganti kata sandi' }).click();
    await page.getByText('Kata sandi telah diganti.').waitFor();
    await close();
  },
);
