import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UsersService } from '../../src/features/access/index.js';
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
  await close();
});

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
