import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { demoAccounts, demoPassword } from '../../src/features/access/index.js';
import type { Role } from '../../src/kernel/policy.js';
import { SampleSeeder } from '../../src/sample/sample-seeder.js';
import { comeIn, inspect, openBrowser, openWindow, type sizes } from '../support/browser.js';
import { aPdf } from '../support/files.js';
import { openOffice, servedAt, type TestOffice } from '../support/office.js';

let office: TestOffice;
let browser: Browser;
let base: string;

beforeAll(async () => {
  office = await openOffice({ DEMO: 'true' });
  await new SampleSeeder(office.app, office.clock).load();
  // The meeting of the sample that is still to come is ten days away.
  office.clock.travel('2026-11-27T02:00:00Z');
  base = await servedAt(office);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await office.close();
});

async function as(role: Role, size: keyof typeof sizes, work: (page: Page) => Promise<void>): Promise<void> {
  const { page, close } = await openWindow(browser, base, size);
  const email = demoAccounts.find((account) => account.role === role)?.email ?? '';
  await comeIn(page, email, demoPassword);
  await work(page);
  await close();
}

it('staff make the next rakor out of the last one in a few moves, with what was left over', () =>
  as('staff', 'desk', async (page) => {
    await page.goto('/meetings');
    await page.getByRole('link', { name: /Rapat Koordinasi Pemerintah Kabupaten Bekasi/ }).click();
    await page.getByRole('button', { name: 'Lainnya' }).click();
    await page.getByRole('menuitem', { name: 'Buat rapat berikutnya' }).click();
    await page.getByRole('heading', { level: 1, name: 'Rapat berikutnya' }).waitFor();
    const left = page.getByRole('group', { name: 'Perlu dibahas lagi' });
    await left
      .getByText(/komitmen masih terbuka/)
      .first()
      .waitFor();
    await inspect(page, 'rapat-berikutnya');
    const [kept] = await left.getByRole('checkbox', { checked: true }).all();
    await kept?.uncheck();
    await page.getByLabel('Tanggal').fill('21 okt 2027');
    await page.getByRole('button', { name: 'Buat rapat' }).click();
    await page.getByText('Rapat baru tersimpan sebagai draf.').waitFor();
    await page.getByText('1 kali kembali').first().waitFor();
    const later = page.getByRole('region', { name: 'Perlu dibahas lagi' });
    await later
      .getByRole('button', { name: /^Tambahkan/ })
      .first()
      .click();
    await page.getByText(/masuk agenda/).waitFor();
    await inspect(page, 'rapat-berikutnya-jadi');
  }));

it('staff look at a month by keyboard, and a liaison at theirs on a phone', async () => {
  await as('staff', 'desk', async (page) => {
    await page.goto('/meetings?view=month&on=2025-10-20');
    const month = page.getByRole('table', { name: 'Kalender rapat' });
    await month.getByRole('link', { name: /Rapat Koordinasi Pemerintah/ }).waitFor();
    await inspect(page, 'kalender-bulan');
    await month.getByRole('button', { name: /^Senin, 20 Oktober 2025/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/on=2025-10-21/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/view=agenda/);
    await page.getByRole('heading', { name: /Selasa, 21 Oktober 2025/ }).waitFor();
    await page.getByText('Pekan', { exact: true }).click();
    await month.getByRole('link', { name: /Rapat Koordinasi Pemerintah/ }).waitFor();
    await inspect(page, 'kalender-pekan');
    await page.goto('/meetings?view=month&on=2026-08-01');
    await month.getByText(/Kemerdekaan/).waitFor();
  });
  await as('liaison', 'phone', async (page) => {
    await page.goto('/meetings?view=month&on=2025-10-20');
    await page.getByRole('button', { name: /21 Oktober 2025.*1 rapat/ }).click();
    await page.getByRole('link', { name: /Rapat Koordinasi Pemerintah/ }).waitFor();
    await inspect(page, 'kalender-bulan-ponsel');
  });
});

it('a saved filter is one click away, and forgotten ones can be put back', () =>
  as('staff', 'desk', async (page) => {
    await page.goto('/meetings?kind=coordination&status=closed');
    await page.getByRole('button', { name: 'Saringan saya' }).click();
    await page.getByRole('button', { name: 'Simpan saringan ini' }).click();
    await page.getByRole('dialog').getByLabel('Nama saringan').fill('Rakor ditutup');
    await page.getByRole('dialog').getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('Saringan “Rakor ditutup” tersimpan.').waitFor();
    await page.goto('/meetings');
    await page.getByRole('button', { name: 'Saringan saya' }).click();
    await inspect(page, 'saringan-saya');
    await page.getByRole('button', { name: 'Rakor ditutup', exact: true }).click();
    await page.waitForURL(/status=closed/);
    await page.getByRole('button', { name: 'Saringan saya' }).click();
    await page.getByRole('button', { name: 'Hapus saringan Rakor ditutup' }).click();
    await page.getByRole('button', { name: 'Urungkan' }).click();
    await page.getByRole('button', { name: 'Saringan saya' }).click();
    await page.getByRole('button', { name: 'Rakor ditutup', exact: true }).waitFor();
  }));

it('staff let a meeting recur on every Thursday, look at the dates first, change all of them, and move them to Fridays', () =>
  as('staff', 'desk', async (page) => {
    await page.goto('/meetings/new');
    await page.getByLabel('Judul rapat').fill('Rapat koordinasi bulanan');
    await page
      .getByRole('textbox', { name: /^Tanggal/ })
      .first()
      .fill('10 Des 2026');
    await page.getByRole('button', { name: 'Simpan sebagai draf' }).click();
    await page.getByRole('button', { name: 'Lainnya' }).click();
    await page.getByRole('menuitem', { name: 'Ulangi rapat ini' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ulangi rapat ini' }).waitFor();
    await page.getByText('Setiap Kamis kedua').filter({ visible: true }).first().waitFor();
    await page
      .getByRole('combobox', { name: 'Pengulangan' })
      .or(page.getByRole('textbox', { name: 'Pengulangan' }))
      .first()
      .click();
    await page.getByRole('option', { name: 'Setiap Kamis', exact: true }).click();
    await page.getByText(/dipindah dari Kamis, 24 Desember 2026/).waitFor();
    await inspect(page, 'rangkaian-baru');
    await page.getByRole('button', { name: 'Buat rangkaian' }).click();
    await page.getByText(/Rangkaian dibuat dengan \d+ rapat/).waitFor();
    await inspect(page, 'rangkaian');
    await page.getByRole('button', { name: 'Ubah rangkaian' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tempat').fill('Ruang rapat Setda');
    await dialog.getByText(/dan sesudahnya/).waitFor();
    await inspect(page, 'rangkaian-ubah');
    await dialog.getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('Rangkaian diubah.').waitFor();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Pindahkan jadwal' }).click();
    await dialog.getByRole('checkbox', { name: 'Kamis' }).uncheck();
    await dialog.getByRole('checkbox', { name: 'Jumat' }).check();
    await dialog.getByText('Jumat, 11 Desember 2026').waitFor();
    await inspect(page, 'rangkaian-pindah');
    await dialog.getByRole('button', { name: 'Simpan' }).click();
    await page.getByRole('link', { name: /Jumat, 11 Desember 2026/ }).waitFor();
    const rows = page.getByRole('list', { name: 'Rapat dalam rangkaian' }).getByRole('link');
    await rows.last().click();
    await page.getByText('Ruang rapat Setda').waitFor();
  }));

it('staff keep a meeting as a template and begin another from it', () =>
  as('staff', 'desk', async (page) => {
    await page.goto('/meetings');
    const monitoring = page.getByRole('link', { name: /Rapat Monitoring dan Evaluasi/ });
    await monitoring.waitFor();
    await page.getByText('16 dari 16 hadir · 4 keputusan · 10 komitmen').waitFor();
    await monitoring.click();
    await page.getByText('Angkatan keempat berjalan dengan 36 peserta').waitFor();
    await page.getByRole('button', { name: 'Lainnya' }).click();
    await page.getByRole('menuitem', { name: 'Simpan sebagai templat' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nama templat').fill('Monev triwulan');
    await dialog.getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('Templat “Monev triwulan” tersimpan.').waitFor();
    await page.goto('/meetings/new');
    await page.getByRole('link', { name: 'Mulai dari templat' }).click();
    await page.getByRole('button', { name: 'Buat rapat dari Monev triwulan' }).waitFor();
    await inspect(page, 'templat');
    await page.getByRole('button', { name: 'Buat rapat dari Monev triwulan' }).click();
    await dialog.getByLabel('Tanggal').fill('2 Feb 2027');
    await dialog.getByRole('button', { name: 'Buat rapat' }).click();
    await page.getByText('Rapat baru tersimpan sebagai draf.').waitFor();
    await page.getByText(/Selasa, 2 Februari 2027/).waitFor();
    await page.goto('/meetings/templates');
    await page.getByRole('button', { name: 'Tindakan untuk Monev triwulan' }).click();
    await page.getByRole('menuitem', { name: 'Hapus' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hapus' }).click();
    await page.getByRole('button', { name: 'Buat rapat dari Monev triwulan' }).waitFor({ state: 'detached' });
  }));

it('a liaison proposes a topic on a phone; staff take it up, and move it by keyboard, mouse and finger', async () => {
  const ahead = /Rapat Koordinasi Evaluasi Komitmen/;
  await as('liaison', 'phone', async (page) => {
    await page.goto('/meetings');
    await page.getByRole('link', { name: ahead }).click();
    await page.getByRole('button', { name: 'Usulkan topik' }).click();
    await page.getByLabel('Apa yang perlu dibahas').fill('Lampu jalan di akses kawasan');
    await page.getByLabel('Alasan').fill('Tiga kecelakaan dalam sebulan.');
    await inspect(page, 'usulan-ponsel');
    await page.getByRole('button', { name: 'Kirim usulan' }).click();
    await page.getByText('Menunggu jawaban').waitFor();
  });
  await as('staff', 'desk', async (page) => {
    await page.goto('/meetings');
    await page.getByRole('link', { name: ahead }).click();
    await page.getByRole('button', { name: 'Terima usulan Lampu jalan di akses kawasan' }).waitFor();
    await inspect(page, 'usulan-staf');
    await page.getByRole('button', { name: 'Terima usulan Lampu jalan di akses kawasan' }).click();
    await page.getByRole('heading', { name: /^5\. Lampu jalan/ }).waitFor();
    await page.getByRole('button', { name: 'Ubah mata acara 5' }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByText(/sekarang mata acara 4 dari 5/).waitFor();
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByText(/sekarang mata acara 3 dari 5/).waitFor();
    const grips = page.getByTitle(/^Seret untuk memindahkan/);
    await grips.nth(2).dragTo(grips.first());
    await page.getByRole('heading', { name: /^1\. Lampu jalan/ }).waitFor();
    await inspect(page, 'agenda-disusun');
    await handOut(page);
  });
  await as('staff', 'phone', async (page) => {
    await page.goto('/meetings');
    await page.getByRole('link', { name: ahead }).click();
    await page.getByRole('heading', { name: /^1\. Lampu jalan/ }).waitFor();
    await inspect(page, 'agenda-ponsel');
    const grips = page.getByTitle(/^Seret untuk memindahkan/);
    await dragByFinger(page, grips.first(), grips.nth(1));
    await page.getByRole('heading', { name: /^2\. Lampu jalan/ }).waitFor();
    await page.getByRole('button', { name: 'Tindakan untuk mata acara 2' }).click();
    await page.getByRole('menuitem', { name: 'Hapus' }).click();
    const dialog = page.getByRole('dialog', { name: 'Hapus mata acara 2?' });
    await dialog.getByText(/^1 berkasnya ikut terhapus/).waitFor();
    await inspect(page, 'agenda-hapus-ponsel');
    await dialog.getByRole('button', { name: 'Hapus' }).click();
    await page.getByText(/dan 1 berkasnya dihapus/).waitFor();
    await page.getByRole('heading', { name: /^\d. Lampu jalan/ }).waitFor({ state: 'detached' });
  });
});

/** A file for the first item, which is at hand where its minutes are typed. */
async function handOut(page: Page): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Tambah berkas pada mata acara 1' }).click(),
  ]);
  await chooser.setFiles({ name: 'Peta lampu.pdf', mimeType: 'application/pdf', buffer: aPdf() });
  await page.getByText('Peta lampu.pdf terlampir.').waitFor();
  const meeting = page.url();
  await page.goto(`${meeting}/minutes`);
  const link = page.getByRole('list', { name: 'Berkas mata acara ini' }).getByRole('link');
  const [file] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await file.close();
  await page.getByRole('heading', { name: /^1\. Lampu jalan/ }).waitFor();
  await inspect(page, 'notula-berkas');
}

/** As a finger does it: down, over, and up again. */
async function dragByFinger(page: Page, from: Locator, to: Locator): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // Away from what lies over the edges of the window.
  await from.evaluate((grip) => grip.scrollIntoView({ block: 'center' }));
  const [start, end] = await Promise.all([middleOf(from), middleOf(to)]);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [start]);
  for (const share of [0.25, 0.5, 0.75, 1]) {
    await touch('touchMove', [{ x: start.x, y: start.y + (end.y - start.y) * share }]);
  }
  await page.locator('[data-drop]').waitFor();
  await touch('touchEnd', []);
}

async function middleOf(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox();
  if (box === null) throw new Error('Nothing to take hold of.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
