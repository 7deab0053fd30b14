import { randomUUID } from 'node:crypto';
import type { Browser, Page, Request } from 'playwright-core';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoAccounts, demoPassword } from '../../src/features/access/index.js';
import { SessionAuthenticator } from '../../src/features/access/sign-in/session.authenticator.js';
import { UsersService } from '../../src/features/access/users/users.service.js';
import { system } from '../../src/kernel/policy.js';
import { comeIn, givePassword, inspect, openBrowser, openWindow } from '../support/browser.js';
import { CommitmentsService } from '../../src/features/commitments/commitment.service.js';
import { RouteTable } from '../../src/platform/http/route-table.js';
import { everything } from '../matrix/column.js';
import { aMeeting, anOrganisation, maker } from '../support/factories.js';
import { openForeignSite } from '../support/foreign-site.js';
import { openOffice, servedAt, type TestOffice } from '../support/office.js';

let office: TestOffice;
let browser: Browser;
let base: string;
let company: { id: string; name: string };

beforeAll(async () => {
  office = await openOffice({ DEMO: 'true' });
  for (const { role, name, email } of demoAccounts.filter((account) => account.role === 'administrator')) {
    const grants = [{ role, organisationId: null }];
    await office.app.get(UsersService).create(system, { name, email, password: demoPassword, grants });
  }
  company = await anOrganisation(office, { name: 'PT Contoh Kawasan' });
  base = await servedAt(office);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await office.close();
});

async function asAdministrator(work: (page: Page) => Promise<void>): Promise<void> {
  const { page, close } = await openWindow(browser, base, 'desk');
  // The form of an invitation is the largest dialog there is; a busy machine takes its time to draw it.
  page.setDefaultTimeout(30_000);
  await comeIn(page, 'admin@contoh.sinergi.test', demoPassword);
  await work(page);
  await close();
}

it('an administrator invites from the page of a company, proves again who they are, and the invited person has exactly that role', () =>
  asAdministrator(async (page) => {
    await page.goto(`/organisations/${company.id}`);
    await page.getByRole('link', { name: 'Undang penghubung' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nama lengkap').fill('Rina Wijaya');
    await dialog.getByLabel('Alamat surel').fill('rina@contoh.sinergi.test');
    await office.rows(sql`UPDATE sessions SET proved_at = now() - interval '20 minutes'`);
    office.app.get(SessionAuthenticator).forget();
    const send = dialog.getByRole('button', { name: 'Kirim undangan' });
    await send.click();
    const proof = page.getByRole('dialog', { name: 'Buktikan bahwa ini Anda' });
    await expect
      .poll(() => proof.getByLabel('Kata sandi Anda').evaluate((field) => field.matches(':focus')))
      .toBe(true);
    await inspect(page, 'buktikan-lagi');
    // Escape closes the question alone; what was typed beneath it stays.
    await page.keyboard.press('Escape');
    await proof.waitFor({ state: 'detached' });
    expect(await dialog.getByLabel('Nama lengkap').inputValue()).toBe('Rina Wijaya');
    await dialog.getByText('Buktikan sekali lagi bahwa ini Anda').waitFor();
    await send.click();
    await proof.getByLabel('Kata sandi Anda').fill('bukan yang ini');
    await page.keyboard.press('Enter');
    await proof.getByRole('alert').getByText('Kata sandi Anda yang sekarang tidak cocok.').waitFor();
    await inspect(page, 'buktikan-lagi-salah');
    await proof.getByLabel('Kata sandi Anda').fill(demoPassword);
    await page.keyboard.press('Enter');
    await page.getByText('Undangan dikirim ke rina@contoh.sinergi.test.').waitFor();
    await page.getByRole('link', { name: 'Administrasi' }).first().click();
    await page.getByRole('link', { name: /^Kotak surat/ }).click();
    await page.getByRole('link', { name: /Undangan membuat akun/ }).click();
    await page.getByText('Teks saja').click();
    const text = await page.getByText(/invitation#token=/).textContent();
    const link = /\/invitation#token=\S+/.exec(text ?? '')?.[0] ?? '';

    const phone = await openWindow(browser, base, 'phone');
    await phone.page.goto(link);
    await phone.page.getByText('Penghubung industri · PT Contoh Kawasan').waitFor();
    await inspect(phone.page, 'terima-undangan');
    await phone.page.getByLabel('Kata sandi', { exact: true }).fill('empat-kata-yang-acak');
    await phone.page.getByRole('button', { name: 'Buat akun dan masuk' }).click();
    await phone.page.getByRole('heading', { level: 1, name: 'Pekerjaan saya' }).waitFor();
    const answer = await phone.page.request.get('/api/me');
    const me = (await answer.json()) as { roles: string[]; can: string[] };
    expect(me.roles).toEqual(['liaison']);
    expect(me.can).not.toContain('users.read');
    await phone.close();
  }));

it('an administrator takes back an invitation, shuts a liaison out and lets them in again, on the page of the company', () =>
  asAdministrator(async (page) => {
    const grants = [{ role: 'liaison' as const, organisationId: company.id }];
    const about = { email: 'sari@contoh.sinergi.test', password: 'empat-kata-yang-acak', grants };
    await office.app.get(UsersService).create(system, { name: 'Sari Dewi', ...about });
    const invited = { name: 'Joko Widagdo', email: 'joko@contoh.sinergi.test', roles: grants };
    const headers = { 'Idempotency-Key': randomUUID() };
    expect((await page.request.post('/api/invitations', { headers, data: invited })).status()).toBe(201);
    await page.goto(`/organisations/${company.id}`);
    const accounts = page.getByRole('region', { name: 'Akun penghubung' });
    await accounts.getByRole('button', { name: 'Kirim ulang undangan Joko Widagdo' }).waitFor();
    await inspect(page, 'penghubung');
    await accounts.getByRole('button', { name: 'Cabut undangan Joko Widagdo' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cabut' }).click();
    await accounts.getByText('Joko Widagdo').waitFor({ state: 'detached' });
    await accounts.getByRole('button', { name: 'Nonaktifkan Sari Dewi' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Nonaktifkan' }).click();
    await accounts.getByText('Penghubung industri · Dinonaktifkan').waitFor();
    expect(
      (await office.nobody.post('/api/sessions', { email: about.email, password: about.password })).status,
    ).toBe(401);
    await accounts.getByRole('button', { name: 'Aktifkan kembali Sari Dewi' }).click();
    await accounts.getByRole('button', { name: 'Nonaktifkan Sari Dewi' }).waitFor();
  }));

it('a liaison who tries the address of another company’s record finds no page there, nor by searching', async () => {
  const rival = await anOrganisation(office, { name: 'PT Pesaing Rahasia' });
  const promise = { title: 'Janji pesaing', topic: 'csr', ownerId: rival.id } as const;
  const { id } = await office.app.get(CommitmentsService).create(maker, promise);
  const grants = [{ role: 'liaison' as const, organisationId: company.id }];
  const about = { email: 'tuti@contoh.sinergi.test', password: 'empat-kata-yang-acak', grants };
  await office.app.get(UsersService).create(system, { name: 'Tuti Lestari', ...about });
  const { page, close } = await openWindow(browser, base, 'phone', { lost: true });
  await page.goto(`/commitments/${id}`);
  await givePassword(page, about.email, about.password);
  const nowhere = page.getByRole('heading', { name: 'Halaman tidak ditemukan' });
  await nowhere.waitFor();
  await inspect(page, 'milik-pesaing-ponsel');
  await page.goto(`/organisations/${rival.id}`);
  await nowhere.waitFor();
  await page.goto('/commitments?q=pesaing');
  await page.getByRole('heading', { level: 1, name: 'Komitmen' }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.locator('body').textContent()).not.toMatch(/Janji pesaing|Rahasia/);
  await drawsNothingOf(page, ['/meetings/new', '/mailbox', '/organisations/import', '/no-such-page']);
  await inspect(page, 'alamat-asing-ponsel');
  await page.context().clearCookies();
  await page.reload();
  await nowhere.waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
  await close();
});

it('somebody else’s page, in the browser of an administrator who is signed in, writes nothing and shows nothing of ours', async () => {
  const site = await openForeignSite();
  const context = await browser.newContext({ baseURL: base });
  const page = await context.newPage();
  await comeIn(page, 'admin@contoh.sinergi.test', demoPassword);
  const { id } = await aMeeting(office);
  const writes = office.app
    .get(RouteTable)
    .routes.filter(({ method }) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method))
    .map(({ method, path }) => ({ method, path: path.replaceAll(/:\w+/g, id) }));
  const traces = async () => [
    await everything(office),
    await office.rows(sql`
      SELECT (SELECT count(*) FROM history_entries) AS told, count(*) AS open FROM sessions WHERE ended_at IS NULL`),
  ];
  const before = await traces();
  const arrived = new Map<string, number>();
  context.on('response', (answer) => {
    const method = answer.request().method();
    if (!['GET', 'OPTIONS'].includes(method)) arrived.set(`${method} ${answer.url()}`, answer.status());
  });
  // Of one site with us, so that our cookie comes along, and of another one.
  for (const host of ['localhost', '127.0.0.1']) {
    await page.goto(`http://${host}:${site.port}/`);
    const read = await page.evaluate(`attack(${JSON.stringify({ base, writes })})`);
    expect(read, host).toBe(0);
    expect(page.frame('ours')?.url(), host).toMatch(/^chrome-error:/);
  }
  expect(arrived.size).toBeGreaterThan(60);
  expect([...arrived].filter(([, status]) => status !== 403)).toEqual([]);
  expect(await traces()).toEqual(before);
  await page.goto(`/users`);
  await page.getByRole('heading', { level: 1, name: 'Pengguna' }).waitFor();
  await context.close();
  await site.close();
});

/** A page that is not there or not for this reader: the menu stands around the words, and nothing of it is asked for. */
async function drawsNothingOf(page: Page, addresses: string[]): Promise<void> {
  const ofShell = ['/api/me', '/api/office', '/api/holidays'];
  for (const address of addresses) {
    const asked = new Set<string>();
    const note = (request: Request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/api/')) asked.add(pathname);
    };
    page.on('request', note);
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: 'Halaman tidak ditemukan' }).waitFor();
    await page.waitForLoadState('networkidle');
    page.off('request', note);
    expect(new Set(ofShell), address).toEqual(asked);
    expect(await page.getByRole('navigation').getByText('Komitmen').count(), address).toBe(1);
    expect(await page.getByRole('link', { name: 'Ke Pekerjaan saya' }).count(), address).toBe(1);
  }
}

it('an administrator signs out a lost phone, reads the sign-in log, shuts someone out, and reads who may do what', () =>
  asAdministrator(async (page) => {
    const grants = [{ role: 'liaison' as const, organisationId: company.id }];
    const about = { email: 'budi@contoh.sinergi.test', password: 'empat-kata-yang-acak', grants };
    await office.app.get(UsersService).create(system, { name: 'Budi Santoso', ...about });
    const phone = await openWindow(browser, base, 'phone');
    await comeIn(phone.page, about.email, about.password);
    await phone.close();
    await page.goto('/users');
    await page.getByRole('link', { name: 'Budi Santoso' }).waitFor();
    await inspect(page, 'pengguna');
    await page.getByRole('link', { name: 'Budi Santoso' }).click();
    await page.getByRole('button', { name: 'Tampilkan riwayat' }).click();
    await page.getByText('Sinergi · membuat akun ini').waitFor();
    await page.getByText(/^Terakhir dipakai .* jaringan yang sama dengan perangkat ini/).waitFor();
    await inspect(page, 'pengguna-masuk');
    await page.getByRole('button', { name: 'Keluarkan dari semua perangkat' }).click();
    await page.getByRole('dialog').getByLabel('Alasan (opsional)').fill('Ponsel hilang');
    await page.getByRole('dialog').getByRole('button', { name: 'Keluarkan dari semua perangkat' }).click();
    await page.getByText('Tidak sedang masuk di perangkat mana pun.').waitFor();
    await page.getByRole('link', { name: 'Administrasi' }).first().click();
    await page.getByRole('link', { name: /^Log masuk/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Log masuk' }).waitFor();
    await page.getByRole('cell', { name: /mengeluarkannya dari semua perangkat/ }).waitFor();
    await inspect(page, 'log-masuk');
    await page.goBack();
    await page.goBack();
    await page.getByRole('button', { name: 'Nonaktifkan' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Nonaktifkan' }).click();
    await page.getByText('Akun ini dinonaktifkan sejak').waitFor();
    await inspect(page, 'pengguna-satu');
    await page.goto('/administration/rights');
    await page.getByRole('table', { name: 'Komitmen' }).waitFor();
    await inspect(page, 'siapa-boleh-apa');
  }));
