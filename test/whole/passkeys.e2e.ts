import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { inspect, openBrowser, openWindow, type sizes } from '../support/browser.js';
import { openOffice, type TestOffice } from '../support/office.js';
import { anAccount, password } from '../support/sign-in.js';

let office: TestOffice;
let browser: Browser;
let base: string;

beforeAll(async () => {
  office = await openOffice({ SECOND_FACTOR_ROLES: 'official' });
  await office.app.listen(0, '127.0.0.1');
  const { port } = office.app.getHttpServer().address() as { port: number };
  // Passkeys belong to a host: 127.0.0.1 has no name that one could belong to.
  office.config.port = port;
  base = `http://localhost:${port}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await office.close();
});

const patience = 240_000;

/** A window whose device has a fingerprint reader; `decline()` makes it say no from then on. */
async function openDevice(size: keyof typeof sizes) {
  const { page, close } = await openWindow(browser, base, size);
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const obey = (isUserVerified: boolean) =>
    cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  return { page, close, decline: () => obey(false), agree: () => obey(true) };
}

async function givePassword(page: Page, email: string): Promise<void> {
  await page.getByLabel('Alamat surel').fill(email);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
}

async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Akun Siti Aminah' }).click();
  await page.getByRole('menuitem', { name: 'Keluar' }).click();
  await page.getByRole('heading', { level: 1, name: 'Masuk ke Sinergi' }).waitFor();
}

const security = (page: Page) => page.getByRole('heading', { level: 1, name: 'Keamanan akun' }).waitFor();

it(
  'a person makes a passkey, signs in by it alone, uses it as second step, renames and removes it',
  { timeout: patience },
  async () => {
    const { email } = await anAccount(office);
    const { page, close, decline, agree } = await openDevice('desk');
    await page.goto('/account/security');
    await inspect(page, 'masuk-kunci-sandi');
    await givePassword(page, email);
    await security(page);

    const section = page.getByRole('region', { name: 'Kunci sandi (passkey)' });
    await section.getByRole('button', { name: 'Tambah kunci sandi' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nama kunci sandi').fill('Laptop kantor');
    await dialog.getByLabel('Kata sandi Anda').fill(password);
    await inspect(page, 'tambah-kunci-sandi');
    await dialog.getByRole('button', { name: 'Buat kunci sandi' }).click();
    await page.getByText('Simpan kode pemulihan Anda').waitFor();
    await dialog.getByRole('button', { name: 'Sudah saya simpan' }).click();
    await section.getByText('Laptop kantor').waitFor();
    await page.getByText('kunci sandi Anda sekaligus menjadi langkah kedua').waitFor();
    await inspect(page, 'keamanan-kunci-sandi');

    await leave(page);
    await decline();
    await page.getByRole('button', { name: 'Masuk dengan kunci sandi' }).click();
    await page.getByText('Dibatalkan, atau tidak ada kunci sandi yang cocok di sini.').waitFor();
    await inspect(page, 'masuk-kunci-sandi-batal');
    await agree();
    await page.goto('/sign-in?back=/account/security');
    await page.getByRole('button', { name: 'Masuk dengan kunci sandi' }).click();
    await security(page);

    await leave(page);
    await page.goto('/account/security');
    await givePassword(page, email);
    await page.getByRole('heading', { level: 1, name: 'Pakai kunci sandi' }).waitFor();
    await inspect(page, 'langkah-kunci-sandi');
    await page.getByRole('button', { name: 'Pakai kunci sandi' }).click();
    await security(page);
    await page.getByText('Masuk dengan kunci sandi').first().waitFor();

    await section.getByRole('button', { name: 'Ganti nama Laptop kantor' }).click();
    await dialog.getByLabel('Nama kunci sandi').fill('Laptop rumah');
    await dialog.getByRole('button', { name: 'Simpan nama' }).click();
    await section.getByText('Laptop rumah').waitFor();
    await section.getByRole('button', { name: 'Hapus Laptop rumah' }).click();
    await dialog.getByText('Sesudah itu kata sandi saja sudah cukup').waitFor();
    await inspect(page, 'hapus-kunci-sandi');
    await dialog.getByRole('button', { name: 'Hapus kunci sandi' }).click();
    await page.getByText('Kunci sandi Laptop rumah telah dihapus.').waitFor();
    await page.getByText('Belum aktif. Dengan verifikasi dua langkah').waitFor();
    await close();
  },
);

it(
  'an official, whose role obliges to a second factor, makes a passkey instead of a code',
  { timeout: patience },
  async () => {
    const { email } = await anAccount(office, 'official');
    const { page, close } = await openDevice('phone');
    await page.goto('/leaders');
    await givePassword(page, email);
    await page.getByRole('button', { name: 'Pakai kunci sandi (passkey) saja' }).click();
    await page.getByRole('heading', { level: 1, name: 'Buat kunci sandi' }).waitFor();
    await page.getByLabel('Nama kunci sandi').fill('Ponsel dinas');
    await inspect(page, 'wajib-kunci-sandi-ponsel');
    await page.getByRole('button', { name: 'Buat kunci sandi' }).click();
    await page.getByRole('button', { name: 'Sudah saya simpan' }).click();
    await page.waitForURL('**/leaders');
    await page.goto('/account/security');
    await page.getByText('yang terakhir tidak dapat dihapus').waitFor();
    await inspect(page, 'keamanan-kunci-sandi-ponsel');
    await close();
  },
);
