import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { demoAccounts, demoPassword } from '../../src/features/access/index.js';
import { UsersService } from '../../src/features/access/users/users.service.js';
import { AttendancesService } from '../../src/features/meetings/attendance.service.js';
import { system } from '../../src/kernel/policy.js';
import { inspect, openBrowser, openWindow, type sizes } from '../support/browser.js';
import { aMeeting, anAppointment, anOrganisation, aPosition, maker } from '../support/factories.js';
import { openOffice, type TestOffice } from '../support/office.js';

let office: TestOffice;
let browser: Browser;
let base: string;

beforeAll(async () => {
  office = await openOffice({ DEMO: 'true' });
  for (const { role, name, email } of demoAccounts.filter((account) => account.role === 'staff')) {
    const grants = [{ role, organisationId: null }];
    await office.app.get(UsersService).create(system, { name, email, password: demoPassword, grants });
  }
  await office.app.listen(0, '127.0.0.1');
  base = `http://localhost:${(office.app.getHttpServer().address() as { port: number }).port}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await office.close();
});

async function asStaff(size: keyof typeof sizes, work: (page: Page) => Promise<void>): Promise<void> {
  const { page, close } = await openWindow(browser, base, size);
  await page.goto('/');
  await page.getByLabel('Alamat surel').fill('staf@contoh.sinergi.test');
  await page.getByLabel('Kata sandi', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Pekerjaan saya' }).waitFor();
  await work(page);
  await close();
}

it('staff see on one page how a company attended and who held its posts, and a count opens what it counts', async () => {
  const company = await anOrganisation(office, { name: 'PT Contoh Kawasan' });
  const position = await aPosition(office, { organisationId: company.id, title: 'Direktur Utama' });
  for (const [startsOn, name] of [
    ['2024-01-01', 'Ahmad Fauzi'],
    ['2025-01-01', 'Citra Lestari'],
  ] as const) {
    await anAppointment(office, position.id, { startsOn, person: { name } });
  }
  const meeting = await aMeeting(office, { attendees: [company.id], publish: true });
  const [seat] = meeting.attendances;
  const came = { status: 'present' } as const;
  await office.app.get(AttendancesService).edit(maker, meeting.id, meeting.version, seat?.id ?? '', came);
  await aMeeting(office, { attendees: [company.id], publish: true, title: 'Rapat yang belum dicatat' });
  await asStaff('desk', async (page) => {
    await page.goto(`/organisations/${company.id}`);
    await page.getByText('Belum dicatat', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Riwayat pejabat: Direktur Utama' }).click();
    await page.getByText('Ahmad Fauzi').waitFor();
    await inspect(page, 'profil-organisasi');
    await page.getByRole('link', { name: '1 hadir', exact: true }).click();
    await page.getByRole('link', { name: 'Rapat Koordinasi Kawasan Industri' }).waitFor();
    await page.getByText('1 rapat', { exact: true }).waitFor();
  });
  await asStaff('phone', async (page) => {
    await page.goto(`/organisations/${company.id}`);
    await page.getByText('Belum dicatat', { exact: true }).waitFor();
    await inspect(page, 'profil-organisasi-ponsel');
  });
});
