import type { Browser, Page } from 'playwright-core';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UsersService } from '../../src/features/access/index.js';
import { SessionAuthenticator } from '../../src/features/access/sign-in/session.authenticator.js';
import { newId } from '../../src/kernel/id.js';
import { system } from '../../src/kernel/policy.js';
import { givePassword, inspect, openBrowser, openWindow } from '../support/browser.js';
import { type IdentityProvider, openIdentityProvider } from '../support/identity-provider.js';
import { openOffice, servedAt, type TestOffice } from '../support/office.js';

let office: TestOffice;
let idp: IdentityProvider;
let browser: Browser;
let base: string;

const siti = { name: 'Siti Aminah', email: 'siti@contoh.sinergi.test', password: 'empat-kata-yang-acak' };

beforeAll(async () => {
  idp = await openIdentityProvider();
  office = await openOffice(idp.environment);
  const grants = [{ role: 'staff', organisationId: null }] as const;
  await office.app.get(UsersService).create(system, { ...siti, grants });
  base = await servedAt(office);
  office.config.baseUrl = base;
  idp.serve(base);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await office.close();
  await idp.close();
});

it('a person links the office account, and signs in by it the next time', async () => {
  const { page, close } = await openWindow(browser, base, 'desk');
  await page.goto('/');
  await inspect(page, 'sso-masuk');
  await givePassword(page, siti.email, siti.password);
  await page.getByRole('button', { name: 'Akun Siti Aminah' }).click();
  await page.getByRole('menuitem', { name: 'Akun tertaut' }).click();
  await page.getByText('Belum ada akun tertaut').waitFor();
  await inspect(page, 'sso-belum-tertaut');
  await page.getByRole('button', { name: 'Tautkan SSO Pemkab' }).click();
  await page.getByText('siti@bekasikab.example').waitFor();
  await inspect(page, 'sso-tertaut');

  await page.getByRole('button', { name: 'Akun Siti Aminah' }).click();
  await page.getByRole('menuitem', { name: 'Keluar' }).click();
  await page.goto('/commitments?light=late');
  await page.getByRole('link', { name: 'Masuk dengan SSO Pemkab' }).click();
  await page.getByRole('heading', { level: 1, name: 'Komitmen' }).waitFor();
  expect(page.url()).toBe(`${base}/commitments?light=late`);
  await proveThere(page);
  await proveThereWithFactor(page);
  await close();
});

/** In the middle of a form, at the provider alone, in a window of its own: what was typed stays, and it goes on. */
async function proveThere(page: Page): Promise<void> {
  await page.goto('/account/tokens');
  await page.getByRole('button', { name: 'Buat token' }).click();
  const form = page.getByRole('dialog', { name: 'Buat token' });
  await form.getByLabel('Nama').fill('Penghubung SIPD');
  await office.rows(sql`UPDATE users SET password_hash = NULL`);
  await office.rows(sql`UPDATE sessions SET proved_at = now() - interval '20 minutes'`);
  office.app.get(SessionAuthenticator).forget();
  await form.getByRole('button', { name: 'Buat token' }).click();
  const proof = page.getByRole('dialog', { name: 'Buktikan bahwa ini Anda' });
  const button = proof.getByRole('link', { name: 'Buktikan lewat SSO Pemkab' });
  await button.waitFor();
  await inspect(page, 'sso-buktikan');
  idp.account = 'orang-lain';
  const [there] = await Promise.all([page.waitForEvent('popup'), button.click()]);
  await there.getByRole('heading', { name: 'Pembuktian lewat SSO Pemkab tidak berhasil' }).waitFor();
  await inspect(there, 'sso-buktikan-gagal');
  await inspect(page, 'sso-buktikan-menunggu');
  idp.account = 'siti';
  await Promise.all([there.waitForEvent('close'), there.getByRole('link', { name: 'Coba lagi' }).click()]);
  await proof.waitFor({ state: 'detached' });
  await page.getByLabel('Token', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Sudah saya simpan' }).click();
}

/** Whoever has a code of their own may prove there too, once the provider has asked for several factors. */
async function proveThereWithFactor(page: Page): Promise<void> {
  await office.rows(sql`
    INSERT INTO totp_factors (id, user_id, sealed_secret, created_at, confirmed_at, last_used_step)
    SELECT ${newId()}, id, 'of an app', now(), now(), 0 FROM users`);
  await office.rows(
    sql`UPDATE sessions SET second_factor = 'provider', proved_at = now() - interval '20 minutes'`,
  );
  office.app.get(SessionAuthenticator).forget();
  idp.methods = ['pwd', 'mfa'];
  await page.getByRole('button', { name: 'Buat token' }).click();
  const form = page.getByRole('dialog', { name: 'Buat token' });
  await form.getByLabel('Nama').fill('Penghubung SIMBG');
  await form.getByRole('button', { name: 'Buat token' }).click();
  const proof = page.getByRole('dialog', { name: 'Buktikan bahwa ini Anda' });
  await proof.getByLabel(/^Kode/).waitFor();
  await inspect(page, 'sso-buktikan-kode');
  const [there] = await Promise.all([
    page.waitForEvent('popup'),
    proof.getByRole('link', { name: 'Buktikan lewat SSO Pemkab' }).click(),
  ]);
  await there.waitForEvent('close');
  await proof.waitFor({ state: 'detached' });
  await page.getByLabel('Token', { exact: true }).waitFor();
}

it('a stranger is told on a phone how to link, and stays outside', async () => {
  idp.account = 'orang-lain';
  const { page, close } = await openWindow(browser, base, 'phone');
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Sign in with SSO Pemkab' }).click();
  await page.getByRole('heading', { name: 'Signing in with SSO Pemkab did not work' }).waitFor();
  await page.getByText('How to link it, once:').waitFor();
  await inspect(page, 'sso-unknown-phone');
  await page.getByRole('link', { name: 'Go to sign-in' }).click();
  await page.getByRole('heading', { name: 'Sign in to Sinergi' }).waitFor();
  await inspect(page, 'sso-sign-in-phone');
  await close();
});
