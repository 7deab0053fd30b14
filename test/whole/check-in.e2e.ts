import type { Browser, Page } from 'playwright-core';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoAccounts, demoPassword } from '../../src/features/access/index.js';
import { UsersService } from '../../src/features/access/users/users.service.js';
import { AgendaItemsService, DecisionsService } from '../../src/features/meetings/index.js';
import { InviteesService } from '../../src/features/meetings/invitations/invitees.service.js';
import { localDateOf } from '../../src/kernel/calendar.js';
import { system } from '../../src/kernel/policy.js';
import { comeIn, inspect, openBrowser, openWindow } from '../support/browser.js';
import { aMeeting, anOrganisation, aPosition, maker } from '../support/factories.js';
import { openOffice, servedAt, type TestOffice } from '../support/office.js';

let office: TestOffice;
let browser: Browser;
let base: string;

beforeAll(async () => {
  office = await openOffice({ DEMO: 'true' });
  for (const { role, name, email } of demoAccounts.filter((account) => account.role === 'staff')) {
    const grants = [{ role, organisationId: null }];
    await office.app.get(UsersService).create(system, { name, email, password: demoPassword, grants });
  }
  base = await servedAt(office);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await office.close();
});

async function asStaff(work: (page: Page) => Promise<void>): Promise<void> {
  const { page, close } = await openWindow(browser, base, 'desk');
  const email = demoAccounts.find((account) => account.role === 'staff')?.email ?? '';
  await comeIn(page, email, demoPassword);
  await work(page);
  await close();
}

it('an attendee scans the code on the wall, finds the seat, signs, and stands on the list of the desk', async () => {
  const agency = await anOrganisation(office, {
    name: 'Dinas Perhubungan',
    kind: 'agency',
    side: 'government',
  });
  const about = { organisationId: agency.id, title: 'Kepala Dinas Perhubungan', holder: 'Siti Aminah' };
  const position = await aPosition(office, about);
  const other = await aPosition(office, { organisationId: agency.id, title: 'Sekretaris Dinas' });
  // The whole day, so that the door is open whenever the test runs.
  const date = localDateOf(new Date(), 'Asia/Jakarta');
  const meeting = await aMeeting(office, { date, startTime: '00:00', endTime: '23:59', publish: true });
  const sending = await aPosition(office, { organisationId: agency.id, title: 'Kepala Bidang' });
  const positionIds = [position.id, other.id, sending.id];
  await office.app.get(InviteesService).invite(maker, meeting.id, { positionIds });
  await office.rows(sql`
    UPDATE attendances SET status = 'confirmed', represented_by = 'Dewi Lestari' WHERE position_id = ${sending.id}`);
  await asStaff(async (page) => {
    await page.goto(`/meetings/${meeting.id}?tab=attendance`);
    await page.getByRole('link', { name: 'Kode QR daftar hadir' }).click();
    await page.getByRole('img', { name: /Kode QR/ }).waitFor();
    await page.getByText('0 sudah hadir').waitFor();
    await inspect(page, 'registrasi');
    const answer = await page.request.get(`/api/meetings/${meeting.id}/check-in-code`);
    const { address } = (await answer.json()) as { address: string };

    const phone = await openWindow(browser, base, 'phone');
    await phone.page.goto(`/check-in${new URL(address).hash}`);
    await phone.page.getByLabel('Jabatan, nama, atau instansi').fill('siti');
    await inspect(phone.page, 'cari-kursi');
    await phone.page.getByRole('button', { name: /Kepala Dinas Perhubungan/ }).click();
    const pad = phone.page.getByRole('img', { name: /Kotak tanda tangan/ });
    const box = (await pad.boundingBox())!;
    await phone.page.mouse.move(box.x + 30, box.y + 40);
    await phone.page.mouse.down();
    await phone.page.mouse.move(box.x + 120, box.y + 70, { steps: 6 });
    await phone.page.mouse.up();
    await inspect(phone.page, 'tanda-tangan');
    await phone.page.getByRole('button', { name: 'Saya hadir', exact: true }).click();
    await phone.page.getByText('Anda tercatat hadir').waitFor();
    await inspect(phone.page, 'tercatat-hadir');
    await phone.close();

    await page.getByText('1 sudah hadir').waitFor();
    await page.goto(`/meetings/${meeting.id}?tab=attendance`);
    const row = page.getByRole('group', { name: /^Kepala Dinas Perhubungan/ });
    expect(await row.getByRole('button', { pressed: true }).textContent()).toBe('Hadir');
    const show = page.getByRole('button', { name: 'Lihat tanda tangan' });
    await show.click();
    const signature = page.getByRole('img', { name: 'Tanda tangan Kepala Dinas Perhubungan' });
    expect(await signature.locator('path').getAttribute('d')).toMatch(/^M\d+ \d+L/);
    await inspect(page, 'tanda-tangan-di-meja');
    await page.keyboard.press('Escape');
    await signature.waitFor({ state: 'detached' });
    await page.locator('button:focus', { hasText: 'Lihat tanda tangan' }).waitFor();
    await page
      .getByRole('group', { name: /^Sekretaris Dinas/ })
      .getByRole('button', { name: 'Diwakili' })
      .click();
    await page.getByLabel('Diwakili oleh').fill('Rudi Hartono');
    await page.getByLabel('Nomor surat tugas').fill('800/12/2026');
    await inspect(page, 'meja-registrasi');
    await page.getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('surat tugas 800/12/2026').waitFor();
    // Somebody else was announced: marking the rest as there leaves it at that.
    await page.getByText('Akan diwakili', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Tandai sisanya hadir (1)' }).click();
    const sent = page.getByRole('group', { name: /^Kepala Bidang/ });
    await sent.locator('[data-mark=represented][aria-pressed=true]').waitFor();
    await page.getByText('diwakili Dewi Lestari').waitFor();
  });
});

it('staff say who is competent, and confirm what was decided while that party was only represented', async () => {
  const agency = await anOrganisation(office, {
    name: 'Dinas Sumber Daya Air',
    kind: 'agency',
    side: 'government',
  });
  const head = await aPosition(office, {
    organisationId: agency.id,
    title: 'Kepala Dinas SDA',
    isHead: true,
  });
  const date = localDateOf(new Date(), 'Asia/Jakarta');
  const meeting = await aMeeting(office, { date, startTime: '00:00', endTime: '23:59', publish: true });
  await office.app.get(InviteesService).invite(maker, meeting.id, { positionIds: [head.id] });
  const [seat] = await office.rows<{ id: string }>(
    sql`SELECT id FROM attendances WHERE meeting_id = ${meeting.id}`,
  );
  const item = await office.app
    .get(AgendaItemsService)
    .add(maker, meeting.id, { title: 'Normalisasi kali', topic: 'infrastructure', minutes: 20 });
  const decision = { text: 'Normalisasi dimulai bulan depan', agendaItemId: item.id };
  await office.app.get(DecisionsService).add(maker, meeting.id, decision);
  await office.rows(sql`
    UPDATE attendances SET status = 'represented', represented_by = 'Rudi' WHERE id = ${seat?.id ?? ''}`);
  await asStaff(async (page) => {
    await page.goto(`/meetings/${meeting.id}`);
    await page.getByRole('link', { name: 'Rekap kehadiran dan mandat' }).click();
    await page.getByRole('button', { name: 'Tambah pihak berwenang untuk mata acara 1' }).click();
    await page.getByRole('combobox', { name: 'Organisasi' }).fill('Sumber Daya');
    await page.getByRole('option', { name: 'Dinas Sumber Daya Air' }).click();
    await page.getByText('diwakili tanpa surat tugas').waitFor();
    await inspect(page, 'rekap-kehadiran');
    await page.getByRole('button', { name: /^Tegaskan keputusan 1/ }).click();
    await page.getByLabel('Dasar penegasan').fill('Surat 800/2');
    await page.getByRole('dialog').getByRole('button', { name: 'Tegaskan' }).click();
    await page.getByText('Keputusan ditegaskan.').waitFor();
    await page.getByText('Surat 800/2').waitFor();
    await page.goto(`/organisations/${agency.id}`);
  });
});
