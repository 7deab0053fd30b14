import type { Browser, Page } from 'playwright-core';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoAccounts, demoPassword } from '../../src/features/access/index.js';
import { UsersService } from '../../src/features/access/users/users.service.js';
import { NoticeDelivery } from '../../src/features/meetings/index.js';
import { InviteesService } from '../../src/features/meetings/invitations/invitees.service.js';
import { system } from '../../src/kernel/policy.js';
import { comeIn, inspect, openBrowser, openWindow, type sizes } from '../support/browser.js';
import { aMeeting, anAppointment, anOrganisation, aPosition, maker } from '../support/factories.js';
import { openOffice, servedAt, type TestOffice } from '../support/office.js';
import { mailsTo } from '../support/reminders.js';

let office: TestOffice;
let browser: Browser;
let base: string;
const head = 'dishub@contoh.sinergi.test';

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

async function asStaff(size: keyof typeof sizes, work: (page: Page) => Promise<void>): Promise<void> {
  const { page, close } = await openWindow(browser, base, size);
  const email = demoAccounts.find((account) => account.role === 'staff')?.email ?? '';
  await comeIn(page, email, demoPassword);
  await work(page);
  await close();
}

/** A meeting in a month, whatever day it is. */
const inAMonth = () => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

async function asLiaison(work: (page: Page) => Promise<void>, organisationId: string): Promise<void> {
  const { page, close } = await openWindow(browser, base, 'phone');
  const email = 'penghubung@contoh.sinergi.test';
  const grants = [{ role: 'liaison' as const, organisationId }];
  await office.app.get(UsersService).create(system, { name: 'Rina', email, password: demoPassword, grants });
  await comeIn(page, email, demoPassword);
  await work(page);
  await close();
}

it('staff invite a position, an organisation and a guest, publish, and see who was told and who was not', async () => {
  const agency = await anOrganisation(office, {
    name: 'Dinas Perhubungan',
    kind: 'agency',
    side: 'government',
  });
  const position = await aPosition(office, { organisationId: agency.id, title: 'Kepala Dinas Perhubungan' });
  await anAppointment(office, position.id, { person: { name: 'Siti Aminah', email: head } });
  await anOrganisation(office, { name: 'PT Tanpa Surel' });
  const meeting = await aMeeting(office, { date: inAMonth(), venue: 'Aula KH. Noer Ali' });
  await asStaff('desk', async (page) => {
    await page.goto(`/meetings/${meeting.id}`);
    await page.getByRole('link', { name: 'Undangan', exact: true }).click();
    await page.getByText('Belum ada yang diundang').waitFor();
    await page.getByRole('button', { name: 'Undang', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Jabatan' }).fill('Perhubungan');
    await page.getByRole('option', { name: /Kepala Dinas Perhubungan/ }).click();
    // Who was taken is offered for no other words.
    await dialog.getByRole('combobox', { name: 'Jabatan' }).fill('Camat');
    await page.getByRole('listbox', { name: 'Jabatan' }).getByText('Tidak ada yang cocok').waitFor();
    await page.keyboard.press('Escape');
    await dialog.getByRole('combobox', { name: 'Instansi atau perusahaan' }).fill('Tanpa');
    await page.getByRole('option', { name: 'PT Tanpa Surel' }).click();
    await dialog.getByRole('button', { name: 'Tambah tamu tanpa akun' }).click();
    await dialog.getByLabel('Nama tamu').fill('Dr. Maria Sihombing');
    await dialog.getByLabel('Surel tamu').fill('maria@kampus.test');
    await dialog.getByRole('button', { name: 'Masukkan ke daftar' }).click();
    await inspect(page, 'undang-peserta');
    await dialog.getByRole('button', { name: 'Undang 3 pilihan' }).click();
    await page.getByText('3 undangan ditambahkan.').waitFor();
    await page.getByRole('link', { name: new RegExp(meeting.reference) }).click();
    await page.getByRole('button', { name: 'Terbitkan' }).click();
    await page.getByText('Undangan dikirim kepada 3 peserta').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Terbitkan' }).click();
    await page.getByText('Rapat diterbitkan.').waitFor();
    await office.app.get(NoticeDelivery).deliver();
    await page.goto(`/meetings/${meeting.id}/invitations`);
    await page.getByText('Terkirim').first().waitFor();
    expect(await page.getByText('Terkirim').count()).toBe(2);
    await page.getByText('tidak ada alamat surel', { exact: false }).last().waitFor();
    await inspect(page, 'undangan');
    await page.getByRole('button', { name: 'Tarik undangan Dr. Maria Sihombing' }).click();
    await page.getByText('Undangannya sudah dikirim').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Tarik undangan' }).click();
    await page.getByText('Undangan Dr. Maria Sihombing ditarik.').waitFor();
  });
  expect(await mailsTo(office, head)).toHaveLength(1);
  await asStaff('phone', async (page) => {
    await page.goto(`/meetings/${meeting.id}/invitations?notice=failed`);
    await page.getByText('PT Tanpa Surel').waitFor();
    expect(await page.getByText('Kepala Dinas Perhubungan').count()).toBe(0);
    await inspect(page, 'undangan-gagal');
  });
});

it('an invitee answers from the mail without signing in, a liaison in Sinergi, and staff ask the others again', async () => {
  const agency = await anOrganisation(office, {
    name: 'Dinas Cipta Karya',
    kind: 'agency',
    side: 'government',
  });
  const position = await aPosition(office, { organisationId: agency.id, title: 'Kepala Dinas Cipta Karya' });
  const address = 'ciptakarya@contoh.sinergi.test';
  await anAppointment(office, position.id, { person: { name: 'Budi Santoso', email: address } });
  const company = await anOrganisation(office, {
    name: 'PT Contoh Kawasan',
    email: 'pt@contoh.sinergi.test',
  });
  const meeting = await aMeeting(office, { date: inAMonth(), venue: 'Aula KH. Noer Ali', publish: true });
  const seats = office.app.get(InviteesService);
  await seats.invite(maker, meeting.id, {
    positionIds: [position.id],
    organisations: [{ id: company.id, seats: 'one' }],
    guests: [{ name: 'Dr. Maria', email: 'maria2@kampus.test' }],
  });
  await office.app.get(NoticeDelivery).deliver();
  const [mail] = await mailsTo(office, address);
  const path = /\/answer#token=[\w-]+/.exec(mail?.text ?? '')?.[0] ?? '';

  const phone = await openWindow(browser, base, 'phone');
  await phone.page.goto(path);
  await phone.page.getByText('Kepala Dinas Cipta Karya').waitFor();
  await inspect(phone.page, 'jawab-undangan');
  await phone.page.getByRole('radio', { name: 'Diwakili' }).click();
  await phone.page.getByLabel('Nama yang mewakili').fill('Rudi Hartono');
  await phone.page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await phone.page.getByText('Terima kasih, jawaban Anda sudah kami terima.').waitFor();
  await inspect(phone.page, 'jawaban-terkirim');
  await phone.page.getByRole('button', { name: 'Ubah jawaban' }).click();
  await phone.page.getByRole('radio', { name: 'Akan hadir' }).click();
  await phone.page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await phone.page.getByText('Terima kasih').waitFor();
  await phone.close();

  await asLiaison(async (page) => {
    await page.goto('/');
    await page.getByText('Belum dijawab').waitFor();
    await inspect(page, 'pekerjaan-undangan-390');
    await page.getByRole('button', { name: /^Akan hadir: / }).click();
    await page.getByText('Tercatat: akan hadir.').waitFor();
    await page.getByRole('link', { name: /^Ubah jawaban: / }).waitFor();
    await page.goto(`/meetings/${meeting.id}`);
    await page.getByRole('link', { name: 'Jawab undangan' }).click();
    await page.getByRole('radio', { name: 'Berhalangan' }).waitFor();
    // Asked anew, as the time is another one: answered in two presses, with the reason in between.
    await office.rows(sql`
      UPDATE attendances SET answer_for = answer_for - interval '1 day' WHERE organisation_id = ${company.id}`);
    await page.goto('/');
    await page.getByRole('link', { name: /^Berhalangan: / }).click();
    await page.locator('textarea:focus').fill('Audit perusahaan');
    await inspect(page, 'jawab-sendiri');
    await page.getByRole('button', { name: 'Kirim jawaban' }).click();
    await page.getByText('Jawaban dicatat.').waitFor();
  }, company.id);

  await asStaff('desk', async (page) => {
    await page.goto(`/meetings/${meeting.id}/invitations`);
    await page.getByText('Audit perusahaan').waitFor();
    await inspect(page, 'undangan-jawaban');
    await page.getByRole('link', { name: '1 belum menjawab' }).click();
    await page.getByText('1 baris').waitFor();
    await page.getByRole('button', { name: 'Minta jawaban' }).click();
    await page.getByRole('dialog').getByText('Dr. Maria').waitFor();
    await inspect(page, 'minta-jawaban');
    await page.getByRole('button', { name: 'Kirim permintaan' }).click();
    await page.getByText('Permintaan jawaban dikirim kepada 1.').waitFor();
    await page.getByRole('button', { name: 'Catat jawaban Dr. Maria' }).click();
    await page.getByRole('dialog').getByRole('radio', { name: 'Akan hadir' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('Jawaban dicatat.').waitFor();
    await page.getByRole('link', { name: '0 belum menjawab' }).waitFor();
  });
});
