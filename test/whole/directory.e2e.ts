import type { Browser, Page } from 'playwright-core';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoAccounts, demoPassword } from '../../src/features/access/index.js';
import { UsersService } from '../../src/features/access/users/users.service.js';
import { AttendancesService } from '../../src/features/meetings/attendance.service.js';
import { system } from '../../src/kernel/policy.js';
import { comeIn, inspect, openBrowser, openWindow, type sizes, watchShifts } from '../support/browser.js';
import { anEstate } from '../support/estates.js';
import { aMeeting, anAppointment, anOrganisation, aPosition, maker } from '../support/factories.js';
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

async function asStaff(size: keyof typeof sizes, work: (page: Page) => Promise<void>): Promise<void> {
  const { page, close } = await openWindow(browser, base, size);
  await comeIn(page, 'staf@contoh.sinergi.test', demoPassword);
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
  const attendees = [company.id, company.id];
  await aMeeting(office, { attendees, publish: true, title: 'Rapat yang belum dicatat' });
  await asStaff('desk', async (page) => {
    await page.goto(`/organisations/${company.id}`);
    await page.getByText('Belum dicatat', { exact: true }).waitFor();
    await page.getByRole('link', { name: '2 kursi: 2 belum ditandai' }).waitFor();
    await page.getByRole('button', { name: 'Riwayat pejabat: Direktur Utama' }).click();
    await page.getByText('Ahmad Fauzi').waitFor();
    await inspect(page, 'profil-organisasi');
    await page.getByRole('link', { name: '1 hadir', exact: true }).click();
    await page.getByRole('link', { name: 'Rapat Koordinasi Kawasan Industri' }).waitFor();
    await page.getByText('1 rapat', { exact: true }).waitFor();
  });
  await asStaff('phone', async (page) => {
    const shifts = await watchShifts(page);
    // What comes late comes above what is there already: nothing may move under a finger.
    await page.route('**/profile', async (route) => {
      await page.getByRole('heading', { level: 1, name: 'PT Contoh Kawasan' }).waitFor();
      await page.evaluate(
        'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))',
      );
      await route.continue();
    });
    await page.goto(`/organisations/${company.id}`);
    await page.getByText('Belum dicatat', { exact: true }).waitFor();
    expect(await shifts()).toBeLessThan(0.1);
    const letters = `performance.getEntriesByType('resource').find(({ name }) => name.endsWith('.woff2')).initiatorType`;
    expect(await page.evaluate(letters), 'the letters are asked for by the page itself').toBe('link');
    await inspect(page, 'profil-organisasi-ponsel');
  });
});

it('staff upload a table, see what becomes of each row before anything is written, and write it', async () => {
  const sheet = [
    'Nama;Jenis;Telepon',
    'PT Impor Satu;Perusahaan;021 5550101',
    'PT Impor Dua;Entah;021 5550102',
  ].join('\n');
  const file = { name: 'perusahaan.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) };
  await asStaff('desk', async (page) => {
    await page.goto('/organisations');
    await page.getByRole('link', { name: 'Impor', exact: true }).click();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: 'Unggah dan periksa' }).click();
    await page.getByText('Belum ada yang ditulis.').waitFor();
    await inspect(page, 'impor-pratinjau');
    await page.getByRole('link', { name: 'Ditolak (1)' }).click();
    await page.getByText('PT Impor Dua').waitFor();
    await page.getByRole('button', { name: 'Tulis 1 data baru' }).click();
    await page.getByRole('button', { name: 'Unduh laporan' }).waitFor();
    await inspect(page, 'impor-selesai');
  });
});

it('staff merge two entries of one company after seeing what moves, and the old address leads to the one that stays', async () => {
  const kept = await anOrganisation(office, { name: 'PT Kembar Jaya' });
  const merged = await anOrganisation(office, { name: 'Kembar Jaya, Tbk' });
  await aPosition(office, { organisationId: merged.id, title: 'Direktur Kembar' });
  await asStaff('phone', async (page) => {
    await page.goto('/organisations/duplicates');
    await page.getByRole('button', { name: 'Pertahankan PT Kembar Jaya' }).waitFor();
    await inspect(page, 'data-ganda-ponsel');
    await page.getByRole('button', { name: 'Pertahankan PT Kembar Jaya' }).click();
    await page.getByText('jabatan beserta pejabatnya').waitFor();
    await inspect(page, 'gabungkan-ponsel');
    await page.getByRole('button', { name: 'Gabungkan', exact: true }).click();
    await page.getByText('Tidak ada yang mirip').waitFor();
    await page.goto(`/organisations/${merged.id}`);
    await page.getByRole('heading', { level: 1, name: 'PT Kembar Jaya' }).waitFor();
    await page.getByText('Direktur Kembar').first().waitFor();
  });
  await asStaff('desk', async (page) => {
    await page.goto(`/organisations/${kept.id}`);
    await page.getByText('Direktur Kembar').first().waitFor();
  });
});

it('staff note that somebody without an account wants no more mail, and how they said so', async () => {
  const company = await anOrganisation(office, { name: 'PT Contoh Surel' });
  const position = await aPosition(office, { organisationId: company.id, title: 'Direktur Utama' });
  const person = { name: 'Dewi Anggraini', email: 'dewi@contoh-surel.test' };
  await anAppointment(office, position.id, { person });
  const open = async (page: Page) => {
    await page.goto(`/organisations/${company.id}`);
    await page.getByRole('button', { name: 'Tindakan lain untuk Direktur Utama' }).click();
    await page.getByRole('menuitem', { name: 'Persetujuan dihubungi' }).click();
    await page.getByRole('dialog', { name: 'Persetujuan Dewi Anggraini' }).waitFor();
  };
  await asStaff('desk', async (page) => {
    await open(page);
    await page.getByText('Pemberitahuan lewat surel aktif', { exact: true }).waitFor();
    await inspect(page, 'persetujuan');
    await page.getByLabel('Catatan (opsional)').fill('Kepada Budi, 27 November');
    await page.getByRole('button', { name: 'Catat: hentikan surel' }).click();
    await page.getByText('Pemberitahuan lewat surel dihentikan', { exact: true }).waitFor();
    await page
      .getByText(/Minta dihentikan, disampaikan telepon; dicatat .* Kepada Budi, 27 November/)
      .waitFor();
  });
  await asStaff('phone', async (page) => {
    await open(page);
    await page.getByText('Pemberitahuan lewat surel dihentikan', { exact: true }).waitFor();
    await inspect(page, 'persetujuan-ponsel');
    await page.getByRole('button', { name: 'Catat: bersedia menerima surel' }).click();
    await page.getByText('Pemberitahuan lewat surel aktif', { exact: true }).waitFor();
  });
});

it('staff give somebody a second address, prefer it, and note that one is not to be used', async () => {
  const company = await anOrganisation(office, {
    name: 'PT Contoh Kontak',
    email: 'humas@contoh-kontak.test',
  });
  const position = await aPosition(office, { organisationId: company.id, title: 'Direktur Utama' });
  const person = { name: 'Rina Wijaya', email: 'rina@contoh-kontak.test', phone: '0812-3456-7890' };
  await anAppointment(office, position.id, { person });
  await asStaff('desk', async (page) => {
    await page.goto(`/organisations/${company.id}`);
    await page.getByRole('link', { name: 'humas@contoh-kontak.test' }).waitFor();
    await inspect(page, 'kontak-organisasi');
    await page.getByRole('button', { name: 'Tindakan lain untuk Direktur Utama' }).click();
    await page.getByRole('menuitem', { name: 'Kontak' }).click();
    const list = page.getByRole('dialog', { name: 'Kontak Rina Wijaya' });
    await list.getByRole('link', { name: '+62 812 3456 7890' }).waitFor();
    await list.getByRole('button', { name: 'Tambah kontak' }).click();
    const form = page.getByRole('dialog', { name: 'Kontak baru Rina Wijaya' });
    await form.getByLabel('Alamat surel').fill('bukan surel');
    await form.getByRole('button', { name: 'Tambah kontak' }).click();
    await form.getByText('Harus berupa satu alamat surel').first().waitFor();
    await form.getByLabel('Alamat surel').fill('sekretaris@contoh-kontak.test');
    await form.getByLabel('Keterangan (opsional)').fill('Sekretaris');
    await form.getByLabel('Pilihan utama di antara yang sejenis').check();
    await inspect(page, 'kontak-baru');
    await form.getByRole('button', { name: 'Tambah kontak' }).click();
    await list.getByRole('link', { name: 'sekretaris@contoh-kontak.test' }).waitFor();
    await list.getByRole('button', { name: 'Tindakan untuk rina@contoh-kontak.test' }).click();
    await page.getByRole('menuitem', { name: 'Persetujuan' }).click();
    await page.getByRole('button', { name: 'Catat: jangan dihubungi di sini' }).click();
    await page.getByText('Minta tidak dihubungi di sini').waitFor();
    await inspect(page, 'kontak-persetujuan');
    await page.getByRole('button', { name: 'Kembali ke daftar' }).click();
    await list.getByText('Tidak dihubungi di sini').waitFor();
  });
  await asStaff('phone', async (page) => {
    await page.goto(`/organisations/${company.id}`);
    await page.getByRole('button', { name: 'Atur kontak' }).click();
    const list = page.getByRole('dialog', { name: 'Kontak PT Contoh Kontak' });
    await list.getByRole('button', { name: 'Tindakan untuk humas@contoh-kontak.test' }).click();
    await page.getByRole('menuitem', { name: 'Hapus' }).click();
    await list.getByText('Belum ada kontak').waitFor();
    await page.getByRole('button', { name: 'Urungkan' }).click();
    await list.getByRole('link', { name: 'humas@contoh-kontak.test' }).waitFor();
    await inspect(page, 'kontak-ponsel');
  });
});

it('staff merge a post that was entered twice, and say that two others are not one', async () => {
  const agency = await anOrganisation(office, { name: 'Dinas Contoh Jabatan' });
  for (const title of ['Kepala Dinas', 'Kadis', 'Kepala Bidang Perizinan', 'Kepala Bidang Perijinan']) {
    await aPosition(office, { organisationId: agency.id, title });
  }
  await asStaff('phone', async (page) => {
    await page.goto('/organisations/duplicates?of=positions');
    await page.getByText('Perijinan').first().waitFor();
    await inspect(page, 'jabatan-ganda-ponsel');
    await page.getByRole('button', { name: 'Bukan jabatan yang sama: Kepala Bidang' }).click();
    await page.getByText('dicatat sebagai dua yang berbeda').waitFor();
    await page.getByRole('button', { name: 'Pertahankan Kepala Dinas, ' }).click();
    await page.getByText('Tidak ada yang perlu dipindahkan').waitFor();
    await inspect(page, 'gabungkan-jabatan-ponsel');
    await page.getByRole('button', { name: 'Gabungkan', exact: true }).click();
    await page.getByText('Tidak ada yang mirip').waitFor();
    await page.goto(`/organisations/${agency.id}`);
    await page.getByText('Kepala Bidang Perijinan').first().waitFor();
    await page.getByText('Kadis').waitFor({ state: 'detached' });
  });
});

it('staff merge two entries of one person after comparing them, and what both held stays', async () => {
  const company = await anOrganisation(office, { name: 'PT Contoh Rangkap' });
  for (const [title, name, phone] of [
    ['Direktur', 'Hendra Gunawan', '0813 1111 2222'],
    ['Komisaris', 'HENDRA GUNAWAN', '+62 813-1111-2222'],
  ] as const) {
    const position = await aPosition(office, { organisationId: company.id, title });
    await anAppointment(office, position.id, { person: { name, phone } });
  }
  await asStaff('desk', async (page) => {
    await page.goto('/organisations/duplicates');
    await page.getByRole('tab', { name: 'Orang' }).click();
    await page.getByRole('button', { name: 'Pertahankan Hendra Gunawan, Direktur' }).waitFor();
    await inspect(page, 'orang-ganda');
    await page.getByRole('button', { name: 'Pertahankan Hendra Gunawan, Direktur' }).click();
    await page.getByText('masa jabatan').waitFor();
    await inspect(page, 'gabungkan-orang');
    await page.getByRole('button', { name: 'Gabungkan', exact: true }).click();
    await page.getByText('Tidak ada yang mirip').waitFor();
    await page.goto(`/organisations/${company.id}`);
    await page.getByText('Hendra Gunawan').nth(1).waitFor();
  });
  await asStaff('phone', async (page) => {
    await page.goto('/organisations/duplicates?of=people');
    await page.getByText('Tidak ada yang mirip').waitFor();
    await inspect(page, 'orang-ganda-ponsel');
  });
});

it('staff say who operates an estate, and find who is in it and who is in none', async () => {
  const operator = await anOrganisation(office, { name: 'PT Pengelola Contoh', kind: 'estate_operator' });
  await asStaff('desk', async (page) => {
    await page.goto('/organisations');
    await page.getByRole('link', { name: 'Kawasan industri' }).click();
    await page.getByRole('link', { name: 'Kawasan Industri Jababeka' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Pengelola' }).fill('Pengelola Con');
    await page.getByRole('option', { name: operator.name }).click();
    await inspect(page, 'kawasan-ubah');
    await dialog.getByRole('button', { name: 'Simpan' }).click();
    await page.getByRole('link', { name: operator.name }).waitFor();
    await inspect(page, 'kawasan');
  });
  const [jababeka] = await office.rows<{ id: string }>(sql`SELECT id FROM estates WHERE code = 'JABABEKA'`);
  await anOrganisation(office, { name: 'PT Penghuni Contoh', estateId: jababeka?.id ?? '' });
  await asStaff('phone', async (page) => {
    await page.goto('/organisations/estates?q=jababeka');
    await page.getByRole('link', { name: '1 organisasi' }).click();
    await page.getByText('PT Penghuni Contoh').click();
    await page.getByRole('link', { name: operator.name }).waitFor();
    await page.goto('/organisations?estateId=none');
    await page.getByText('Di luar kawasan').waitFor();
    expect(await page.getByText('PT Penghuni Contoh').count()).toBe(0);
  });
  await asStaff('desk', async (page) => {
    await page.goto(`/organisations/${operator.id}`);
    await page.getByText('Mengelola kawasan').waitFor();
    await inspect(page, 'pengelola');
    await page.goto(`/organisations/estates?edit=${jababeka?.id}`);
    await page.getByText('Masih ada 1 organisasi di kawasan ini').waitFor();
    await anEstate(office, undefined, 'Kawasan Yang Batal');
    await page.goto('/organisations/estates?q=yang batal');
    await page.getByRole('link', { name: 'Kawasan Yang Batal' }).click();
    await page.getByRole('button', { name: 'Hapus kawasan' }).click();
    const question = page.getByRole('dialog', { name: 'Hapus Kawasan Yang Batal?' });
    await question.getByRole('button', { name: 'Hapus' }).waitFor();
    await inspect(page, 'kawasan-hapus');
    await question.getByRole('button', { name: 'Hapus' }).click();
    await page.getByText('Kawasan Yang Batal dihapus.').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});
