import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inspect, openBrowser, openProfile, openWindow } from '../support/browser.js';
import { aMeeting, anOrganisation, aPosition } from '../support/factories.js';
import { openOffice, type Person, type TestOffice } from '../support/office.js';

let office: TestOffice;
let browser: Browser;
let port: number;
let base: string;
let staff: Person;
let path: string;
let owner: string;

beforeAll(async () => {
  office = await openOffice();
  await office.app.listen(0, '127.0.0.1');
  port = (office.app.getHttpServer().address() as { port: number }).port;
  base = `http://localhost:${port}`;
  browser = await openBrowser();
  staff = await office.person('staff');
  owner = (await anOrganisation(office, { name: 'PT Kawasan Terang' })).name;
});
afterAll(async () => {
  await browser.close();
  await office.close();
});

beforeEach(async () => {
  const meeting = await aMeeting(office);
  const chair = await aPosition(office, { title: 'Kepala Dinas Perhubungan', holder: 'Budi Santoso' });
  path = `/meetings/${meeting.id}`;
  await staff.post(`/api${path}/attendances`, { positionId: chair.id, status: 'present' }).expect(201);
  for (const title of ['Penerangan jalan', 'Vokasi', 'Penutup']) {
    await staff.post(`/api${path}/agenda-items`, { title, topic: 'infrastructure', minutes: 20 }).expect(201);
  }
});

async function signIn(context: BrowserContext, person: Person): Promise<void> {
  const [name = '', value = ''] = person.cookie.split('=');
  await context.addCookies([{ name, value, url: base, httpOnly: true, sameSite: 'Lax' }]);
}

async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${path}/minutes`);
  await ready(page);
  return page;
}

const note = (page: Page, number: number) => page.getByLabel(`Catatan ${number}`, { exact: true });
const ready = (page: Page) => note(page, 1).waitFor();
const saved = (page: Page) => page.getByText(/^Tersimpan \d\d\.\d\d$/).waitFor();

async function aContext(): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: base, locale: 'id-ID', timezoneId: 'Asia/Jakarta' });
  context.setDefaultTimeout(30_000);
  await signIn(context, staff);
  return context;
}

/** What the server has, in the order of the page. */
async function texts(): Promise<string[]> {
  const { body } = await staff.get(`/api${path}/note-blocks?limit=200`).expect(200);
  return (body.items as { text: string }[]).map(({ text }) => text);
}

/** What was typed and what is there, character by character. */
const typed = 'Dinas Perhubungan menyampaikan bahwa 60 titik pada jalur akses pekerja belum berlampu. ';

describe('minutes by the keyboard alone', () => {
  it('go from opening the page to two decisions and a commitment', async () => {
    const { page, close } = await openWindow(browser, base, 'desk');
    await signIn(page.context(), staff);
    await page.goto(path);
    await page.getByRole('link', { name: 'Tulis notula' }).waitFor();
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

    const { body: view } = await staff.get(`/api${path}`);
    expect(view.decisions.map((one: { text: string; topic: string }) => [one.text, one.topic])).toEqual([
      ['Pemasangan dikerjakan bertahap', 'infrastructure'],
      ['Kurikulum disusun bersama', 'infrastructure'],
    ]);
    const { body: list } = await staff.get(`/api/commitments?meetingId=${view.id}`);
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
      .poll(texts)
      .toEqual(expect.arrayContaining(['Enam puluh titik belum berlampu', 'Baris satu\nbaris dua']));
    await inspect(page, 'minutes-1440');
    await close();
  });

  it('read well on a phone, where the fields come up from below', async () => {
    const { page, close } = await openWindow(browser, base, 'phone');
    await signIn(page.context(), staff);
    await page.goto(`${path}/minutes`);
    await ready(page);
    await page.keyboard.type('Kawasan memasang lampu /komitmen');
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog', { name: 'Keputusan atau komitmen' })
      .getByLabel('Komitmen dalam satu kalimat')
      .waitFor();
    await inspect(page, 'minutes-390-sheet');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await saved(page);
    await inspect(page, 'minutes-390');
    await close();
  });

  it('tell how long an item takes, in words when it takes too long, also after a reload', async () => {
    for (const verb of ['publish', 'start']) await staff.post(`/api${path}/moves`, { verb }).expect(201);
    const context = await aContext();
    await context.clock.install();
    const page = await open(context);
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
    const context = await aContext();
    const page = await open(context);
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
    expect(await texts()).toEqual(['Satu dua', 'Buang']);
    await context.close();
  });
});

describe('what is typed is not lost', () => {
  it('when the network goes and comes back', async () => {
    const context = await aContext();
    const page = await open(context);
    await page.keyboard.type('Sebelum putus. ');
    await saved(page);
    await context.setOffline(true);
    await page.keyboard.type(typed);
    await page.getByText(/Tidak ada sambungan/).waitFor();
    await page.keyboard.type('Sesudah putus.');
    await context.setOffline(false);
    await saved(page);
    expect(await texts()).toEqual([`Sebelum putus. ${typed}Sesudah putus.`]);
    await context.close();
  });

  it('when the tab is closed without a network', async () => {
    const context = await aContext();
    const page = await open(context);
    await saved(page);
    await context.setOffline(true);
    await page.keyboard.type(typed);
    await page.waitForTimeout(500);
    await page.close();
    await context.setOffline(false);
    const again = await open(context);
    await expect.poll(() => note(again, 1).inputValue()).toBe(typed);
    await saved(again);
    await expect.poll(texts).toEqual([typed]);
    await context.close();
  });

  it('when the session ends: typing goes on, and signing in again in another tab sends it', async () => {
    const person = await office.person('staff');
    const context = await aContext();
    await signIn(context, person);
    const page = await open(context);
    await page.keyboard.type('Sebelum. ');
    await saved(page);
    await office.rows(sql`UPDATE sessions SET expires_at = now() WHERE user_id = ${person.userId}`);
    await page.waitForTimeout(1100);
    await page.keyboard.type(typed);
    await page.getByText(/Sesi Anda berakhir/).waitFor();
    expect(await page.getByRole('link', { name: /Masuk lagi/ }).getAttribute('href')).toContain('/sign-in');
    await page.keyboard.type('Sesudah.');
    // Somebody else at the same desk: nothing of it is sent in their name, nor shown to them.
    await signIn(context, staff);
    await page.getByText(/Orang lain masuk/).waitFor();
    const theirs = await open(context);
    await saved(theirs);
    expect(await note(theirs, 1).inputValue()).toBe('Sebelum. ');
    await theirs.close();
    expect(await texts()).toEqual(['Sebelum. ']);
    await office.rows(sql`
      UPDATE sessions SET expires_at = '9999-01-01' WHERE user_id = ${person.userId}`);
    await signIn(context, person);
    await expect.poll(texts, { timeout: 20_000 }).toEqual([`Sebelum. ${typed}Sesudah.`]);
    await context.close();
  });

  it('when the browser is killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sinergi-profile-'));
    const first = await openProfile(folder, base);
    await signIn(first.context, staff);
    const page = await open(first.context);
    await saved(page);
    await first.context.route('**/note-blocks', (route) => route.abort());
    await page.keyboard.type(typed);
    await page.waitForTimeout(1000);
    const gone = first.context.waitForEvent('close');
    first.kill();
    await gone;
    const second = await openProfile(folder, base);
    await signIn(second.context, staff);
    const again = await open(second.context);
    await expect.poll(() => note(again, 1).inputValue()).toBe(typed);
    await saved(again);
    await expect.poll(texts).toEqual([typed]);
    await second.context.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('when the server stops and starts again', async () => {
    const context = await aContext();
    const page = await open(context);
    await saved(page);
    const server = office.app.getHttpServer() as import('node:http').Server;
    const stopped = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await stopped;
    await page.keyboard.type(typed);
    await page.getByText(/Tidak ada sambungan/).waitFor();
    const another = await office.anotherInstance();
    await another.listen(port, '127.0.0.1');
    await saved(page);
    await expect.poll(texts).toEqual([typed]);
    await context.close();
  });
});

describe('two who write on one paragraph', () => {
  it('see both versions, and may keep both', async () => {
    const colleague = await office.person('staff');
    const context = await aContext();
    const page = await open(context);
    await page.keyboard.type('Awal');
    await saved(page);
    const { body } = await staff.get(`/api${path}/note-blocks`).expect(200);
    const [there] = body.items as { id: string; agendaItemId: string; orderKey: string; version: number }[];
    await colleague
      .send('put', `/api${path}/note-blocks/${there?.id}`)
      .set('If-Match', `"${there?.version}"`)
      .send({
        agendaItemId: there?.agendaItemId,
        orderKey: there?.orderKey,
        kind: 'information',
        text: 'Menurut rekan',
      })
      .expect(200);
    await page.keyboard.type(' menurut saya');
    const both = page.getByRole('group', { name: 'Dua versi catatan' });
    await both.getByText('Awal menurut saya').waitFor();
    await both.getByText('Menurut rekan').waitFor();
    await page.getByText(/ditulis dua orang/).waitFor();
    await inspect(page, 'minutes-conflict');
    await both.getByRole('button', { name: 'Simpan keduanya' }).click();
    await saved(page);
    expect(await texts()).toEqual(['Menurut rekan', 'Awal menurut saya']);
    await context.close();
  });
});

describe('signing out', () => {
  it('asks while notes wait to be sent, and leaves nothing of them on the device', async () => {
    const person = await office.person('staff');
    const context = await aContext();
    await signIn(context, person);
    const page = await open(context);
    await saved(page);
    await page.route('**/note-blocks', (route) => route.abort());
    await page.keyboard.type(typed);
    await page.getByText(/Tidak ada sambungan/).waitFor();
    await page.getByRole('button', { name: /^Akun/ }).click();
    await page.getByRole('menuitem', { name: 'Keluar' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keluar dan buang' }).click();
    await page.getByRole('button', { name: 'Masuk', exact: true }).waitFor();
    const left = 'indexedDB.databases().then((all) => all.map(({ name }) => name))';
    await expect.poll(() => page.evaluate<string[]>(left)).toEqual([]);
    await context.close();
  });
});
