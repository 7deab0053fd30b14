import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inspect, openWindow } from '../support/browser.js';
import { anOrganisation } from '../support/factories.js';
import { MinutesDesk, note, ready, saved } from '../support/minutes-desk.js';
import { faultsOfMinutes } from './minutes-faults.js';

let desk: MinutesDesk;
let owner: string;

beforeAll(async () => {
  desk = await MinutesDesk.open();
  owner = (await anOrganisation(desk.office, { name: 'PT Kawasan Terang' })).name;
});
afterAll(() => desk.close());
beforeEach(() => desk.meet());

describe('minutes by the keyboard alone', () => {
  it('go from opening the page to two decisions and a commitment', async () => {
    const { page, close } = await openWindow(desk.browser, desk.base, 'desk');
    await desk.signIn(page.context(), desk.staff);
    await page.goto(desk.path);
    await page.getByRole('button', { name: 'Lainnya' }).waitFor();
    const press = (...keys: string[]) =>
      keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
    await press('n');
    await ready(page);

    await page.keyboard.type('Enam puluh titik belum berlampu @perh');
    await page.getByRole('option', { name: /Kepala Dinas Perhubungan/ }).waitFor();
    await press('Enter');
    await page.getByText('Kepala Dinas Perhubungan').waitFor();
    await press('Enter');
    await page.keyboard.type('Pemasangan dikerjakan bertahap /kep');
    await page.getByRole('option', { name: /keputusan/ }).waitFor();
    await press('Enter');
    const decision = page.getByRole('group', { name: 'Keputusan baru' });
    await decision.getByLabel('Keputusan', { exact: true }).waitFor();
    await press('Enter');
    await page.getByText('Keputusan 1 tercatat.').waitFor();

    await page.keyboard.type('Kawasan memasang 60 titik PJU /commit');
    await page.getByRole('option').first().waitFor();
    await press('Enter');
    const promise = page.getByRole('group', { name: 'Komitmen baru' });
    await promise.waitFor();
    await page.keyboard.type('Kawasan Terang');
    await expect.poll(() => page.getByRole('option').allTextContents()).toEqual([owner]);
    await press('ArrowDown', 'Enter', 'Tab');
    await page.keyboard.type('60');
    await press('Tab');
    await page.keyboard.type('titik');
    await press('Tab');
    await page.keyboard.type('30 hari kerja');
    await promise.getByText('Selasa, 2 Desember 2025').waitFor();
    await press('Enter');
    await page.getByText(/Komitmen RKR-.*tercatat/).waitFor();

    await press('PageDown');
    await page.getByRole('heading', { level: 2, name: '2. Vokasi' }).waitFor();
    await page.keyboard.type('Kurikulum disusun bersama /keputusan');
    await press('Enter');
    await decision.waitFor();
    await press('Enter');
    await page.getByText('Keputusan 2 tercatat.').waitFor();
    await page.keyboard.type('Baris satu');
    await press('Shift+Enter');
    await page.keyboard.type('baris dua');
    await saved(page);
    expect(await note(page, 2).inputValue()).toBe('Baris satu\nbaris dua');
    await press('Alt+ArrowUp');
    expect(await note(page, 1).inputValue()).toBe('Baris satu\nbaris dua');
    await saved(page);

    const { body: view } = await desk.staff.get(`/api${desk.path}`);
    expect(view.decisions.map((one: { text: string; topic: string }) => [one.text, one.topic])).toEqual([
      ['Pemasangan dikerjakan bertahap', 'infrastructure'],
      ['Kurikulum disusun bersama', 'infrastructure'],
    ]);
    const { body: list } = await desk.staff.get(`/api/commitments?meetingId=${view.id}`);
    expect(list.items).toMatchObject([
      {
        title: 'Kawasan memasang 60 titik PJU',
        owner: { name: owner },
        target: 60,
        unit: 'titik',
        dueOn: '2025-12-02',
      },
    ]);
    await expect
      .poll(() => desk.texts())
      .toEqual(expect.arrayContaining(['Enam puluh titik belum berlampu', 'Baris satu\nbaris dua']));
    await inspect(page, 'minutes-1440');
    await close();
  });

  it('read well on a phone, where the fields come up from below', async () => {
    const { page, close } = await openWindow(desk.browser, desk.base, 'phone');
    await desk.signIn(page.context(), desk.staff);
    await page.goto(`${desk.path}/minutes`);
    await ready(page);
    await page.keyboard.type('Kawasan memasang lampu /komitmen');
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog', { name: 'Keputusan atau komitmen' })
      .getByLabel('Komitmen dalam satu kalimat')
      .waitFor();
    await inspect(page, 'minutes-390-sheet');
    // The list of organisations closes first.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await saved(page);
    await inspect(page, 'minutes-390');
    await close();
  });

  it('tell how long an item takes, in words when it takes too long, also after a reload', async () => {
    for (const verb of ['publish', 'start'])
      await desk.staff.post(`/api${desk.path}/moves`, { verb }).expect(201);
    const context = await desk.context();
    await context.clock.install();
    const page = await desk.openPage(context);
    await context.clock.runFor('06:00');
    await page.getByRole('button', { name: /^1 Penerangan jalan 6\.0\d 20 menit$/ }).waitFor();
    await page.reload();
    await ready(page);
    await context.clock.runFor('16:30');
    await page.getByRole('button', { name: /^1 Penerangan jalan 22\.\d\d lewat 2 menit dari 20$/ }).waitFor();
    await page.keyboard.press('PageDown');
    await context.clock.runFor('00:30');
    await page.getByRole('button', { name: /^2 Vokasi 0\.3\d 20 menit$/ }).waitFor();
    await context.close();
  });

  it('join, split and strike as a notebook does', async () => {
    const context = await desk.context();
    const page = await desk.openPage(context);
    await page.keyboard.type('Satu dua');
    for (let at = 0; at < 4; at += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    expect(await note(page, 2).inputValue()).toBe(' dua');
    await page.keyboard.press('Backspace');
    expect(await note(page, 1).inputValue()).toBe('Satu dua');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Buang /hapus');
    await page.keyboard.press('Enter');
    await page.getByText('Catatan dihapus.').waitFor();
    expect(await note(page, 2).count()).toBe(0);
    await page.getByRole('button', { name: 'Urungkan' }).click();
    expect(await note(page, 2).inputValue()).toBe('Buang');
    await saved(page);
    expect(await desk.texts()).toEqual(['Satu dua', 'Buang']);
    await context.close();
  });
});

describe('minutes under faults', () => {
  faultsOfMinutes(() => desk);
});
