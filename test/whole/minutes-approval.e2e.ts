import sql from 'sql-template-tag';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inspect, openWindow, type sizes } from '../support/browser.js';
import { aPosition } from '../support/factories.js';
import { HeldMinutes } from '../support/held-minutes.js';
import { MinutesDesk } from '../support/minutes-desk.js';
import type { Person } from '../support/office.js';

let desk: MinutesDesk;
let held: HeldMinutes;
let chair: Person;
let meeting: string;

beforeAll(async () => {
  desk = await MinutesDesk.open();
  const seat = await aPosition(desk.office, { title: 'Sekretaris Daerah' });
  held = await HeldMinutes.of(desk.office, desk.staff, { chairPositionId: seat.id });
  meeting = `/meetings/${held.notes.id}`;
  chair = await desk.office.person('official');
  await desk.office.rows(sql`
    UPDATE role_grants SET role = 'chair', position_id = ${seat.id} WHERE user_id = ${chair.userId}`);
});
afterAll(() => desk.close());

/** One person's window on the minutes. */
async function as(person: Person, size: keyof typeof sizes, work: (page: Page) => Promise<void>) {
  const { page, close } = await openWindow(desk.browser, desk.base, size);
  await desk.signIn(page.context(), person);
  await page.goto(`${meeting}/minutes/read`);
  await work(page);
  await close();
}

/** Presses the move, and the button of the same name that asks again. */
async function move(page: Page, name: string, said: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await page.getByText(said).waitFor();
}

it('staff open a round of correction, one who took part says on a phone what is wrong, and staff settle it', async () => {
  await as(desk.staff, 'desk', async (page) => {
    // What comes next after a meeting stands on its page.
    await page.goto(meeting);
    await page.getByRole('link', { name: 'Baca dan sahkan notula' }).click();
    await page.getByRole('link', { name: 'Tulis notula' }).waitFor();
    await page.getByRole('button', { name: 'Buka masa koreksi' }).click();
    await inspect(page, 'notula-buka-koreksi');
    await page.keyboard.press('Escape');
    await move(page, 'Buka masa koreksi', 'Masa koreksi dibuka.');
    await as(held.liaison, 'phone', async (phone) => {
      await phone.goto('/');
      await phone.getByRole('heading', { name: 'Notula menunggu Anda' }).waitFor();
      await inspect(phone, 'pekerjaan-notula-390');
      await phone.getByRole('link', { name: /^Baca dan koreksi notula/ }).click();
      await phone.getByRole('button', { name: 'Sampaikan koreksi atas: Titik gelap 60' }).click();
      await phone.getByLabel('Apa yang perlu dikoreksi?').fill('Titik gelap kami 62');
      await inspect(phone, 'notula-koreksi-390');
      await phone.getByRole('button', { name: 'Kirim koreksi' }).click();
      await phone.getByText('Koreksi terkirim.').waitFor();
      await phone.getByText('Titik gelap kami 62').waitFor();
    });
    // Struck meanwhile: what was said about it still wants an answer.
    await desk.staff.delete(`${held.notes.path}/note-blocks/${held.block}`, 1).expect(200);
    await page.reload();
    await page.getByRole('heading', { name: /Koreksi atas catatan yang sudah dihapus/ }).waitFor();
    await page.getByText('Titik gelap 60').waitFor();
    await inspect(page, 'notula-koreksi-1440');
    await held.notes.put(desk.staff, held.block, 2).expect(200);
    await page.reload();
    await page.getByRole('button', { name: 'Terima koreksi', exact: true }).click();
    await page.getByText('Perbaiki catatannya di Tulis notula.').waitFor();
    await move(page, 'Akhiri masa koreksi', 'Masa koreksi diakhiri.');
  });
});

it('the chair approves, an erratum makes the next version, and the two are compared word by word', async () => {
  await as(chair, 'phone', async (page) => {
    await page.getByRole('button', { name: 'Sahkan notula', exact: true }).click();
    await page.getByText('1 koreksi diterima, tetapi catatannya belum diubah.').waitFor();
    await inspect(page, 'notula-sahkan-390');
    await page.keyboard.press('Escape');
    await move(page, 'Sahkan notula', 'Notula disahkan.');
    await page.getByText(/^NOT-\d{4}-0001$/).waitFor();
    await inspect(page, 'notula-disahkan-390');
  });
  await as(desk.staff, 'desk', async (page) => {
    await page.getByRole('button', { name: 'Buat ralat' }).click();
    await page.getByLabel('Alasan ralat').fill('Angka keliru');
    await page.getByRole('dialog').getByRole('button', { name: 'Buat ralat' }).click();
    await page.getByText('Ralat: Angka keliru').waitFor();
    await held.notes.put(desk.staff, held.block, 3, { text: 'Titik gelap 62' }).expect(200);
    await desk.staff
      .post(`${held.notes.path}/decisions`, { text: 'Penerangan menyala Desember' })
      .expect(201);
    const { body: now } = await desk.staff.get(held.notes.path).expect(200);
    const seat = `${held.notes.path}/attendances/${now.attendances[0].id as string}`;
    await desk.staff.patch(seat, now.version as number, { status: 'confirmed' }).expect(200);
    await desk.staff
      .patch(held.notes.path, (now.version as number) + 1, { venue: 'Aula Wibawa' })
      .expect(200);
    // Who took part is told that it is being corrected, and goes on reading what was approved.
    await as(held.liaison, 'phone', async (phone) => {
      await phone.getByText('Yang tampil adalah versi 1 yang sudah disahkan').waitFor();
      await phone.getByText('Titik gelap 60').waitFor();
      await inspect(phone, 'notula-diralat-390');
      await phone.goto(meeting);
      await phone.getByText('Titik gelap 60').waitFor();
      expect(await phone.getByText('Penerangan menyala Desember').count()).toBe(0);
    });
    await page.goto('/meetings?status=held');
    await page.getByText('Sedang diralat').waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'Bandingkan dengan versi 1' }).click();
    await page.locator('del').first().waitFor();
    const changed = ['Tempat: Aula Wibawa', '62', 'Penerangan menyala Desember', 'Akan hadir'];
    expect(await page.locator('ins').allTextContents()).toEqual(changed);
    await held.correct();
    await held.approve().expect(201);
    await page.reload();
    await page.getByText('1. Penerangan menyala Desember').waitFor();
    await page.getByRole('link', { name: 'Versi 2' }).click();
    await page.getByRole('link', { name: /Bandingkan/ }).click();
    await page.locator('del').first().waitFor();
    expect(await page.locator('del').allTextContents()).toEqual(['60', 'Diundang']);
    expect(await page.locator('ins').allTextContents()).toEqual(changed);
    await inspect(page, 'notula-perbedaan-1440');
  });
});

it('the page of the meeting, the register of decisions and the groups read well', async () => {
  await as(held.liaison, 'phone', async (page) => {
    await page.goto(meeting);
    await page.getByText('Titik gelap 62').waitFor();
    await inspect(page, 'rapat-notula-390');
    await page.getByRole('link', { name: 'Baca notula' }).click();
    await page.waitForURL(/minutes\/read$/);
    await page.goto('/decisions');
    const lit = page.getByRole('navigation').getByRole('link', { name: 'Rapat', exact: true });
    expect(await lit.getAttribute('aria-current')).toBe('true');
  });
  await as(desk.staff, 'desk', async (page) => {
    // Closing names what is open, leads there, and takes a reason for closing over it.
    await page.goto(`${meeting}?do=close`);
    const dialog = page.getByRole('dialog', { name: 'Tutup rapat ini?' });
    const unmarked = dialog.getByRole('link', { name: 'Kehadiran 1 peserta belum ditandai.' });
    await unmarked.waitFor();
    await page.getByText('notula sudah disahkan; rapat dapat ditutup').waitFor();
    await inspect(page, 'rapat-tutup-1440');
    await unmarked.click();
    await page.waitForURL(/tab=attendance/);
    await page.goBack();
    await dialog.getByLabel('Alasan rapat tetap ditutup').fill('Peserta tidak mengisi daftar hadir');
    await dialog.getByRole('button', { name: 'Tetap tutup rapat' }).click();
    await page.getByText('Rapat ditutup.').waitFor();
    await page.getByText('Peserta tidak mengisi daftar hadir').waitFor();
    await page.getByRole('link', { name: 'Baca notula' }).click();
    await page.waitForURL(/minutes\/read$/);
    const group = { name: 'Forum CSR' };
    const { body } = await desk.staff.post('/api/invitation-groups', group).expect(201);
    await page.goto('/decisions?from=2025-01-01');
    await page.getByLabel('Cari keputusan').fill('lampu');
    await page.waitForURL(/q=lampu/);
    await page.getByText('Tidak ada yang cocok').waitFor();
    expect(new URL(page.url()).searchParams.get('from')).toBe('2025-01-01');
    const lit = page.getByRole('navigation').getByRole('link', { name: 'Rapat', exact: true });
    expect(await lit.getAttribute('aria-current')).toBe('true');
    await inspect(page, 'keputusan-1440');
    await page.goto('/commitments/new');
    await page.getByRole('combobox', { name: 'Topik' }).click();
    await inspectList(page);
    for (const [path, name] of [
      ['/invitation-groups', 'kelompok-1440'],
      [`/invitation-groups/${body.id as string}`, 'kelompok-satu-1440'],
    ] as const) {
      await page.goto(path);
      await page.getByText('Forum CSR').first().waitFor();
      await inspect(page, name);
    }
  });
});

/** An open list of choices belongs to a landmark, and what scrolls in it is the list. */
async function inspectList(page: Page): Promise<void> {
  await page.getByRole('option').first().waitFor();
  const rules = ['region', 'scrollable-region-focusable', 'aria-required-children'];
  await inspect(page, 'daftar-pilihan', rules);
}
