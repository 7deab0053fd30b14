import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SessionAuthenticator } from '../../src/features/access/sign-in/session.authenticator.js';
import { inspect, openProfile } from '../support/browser.js';
import { MinutesDesk, note, saved } from '../support/minutes-desk.js';
import { anAccount, password, signIn } from '../support/sign-in.js';

let desk: MinutesDesk;
/** The browser of the staff; a page that was loaded once in it is there at once. */
let context: BrowserContext;

// Long typing, at random moments, is for the fault tests: test/faults/minutes-typing.faults.ts.
const typed = '60 titik belum berlampu. ';

/** What may happen to who types, on the desk of the other tests of minutes: opening one more costs as much as these. */
export function faultsOfMinutes(open: () => MinutesDesk): void {
  beforeAll(async () => {
    desk = open();
    context = await desk.context();
  });
  afterAll(() => context.close());

  describe('what is typed is not lost', () => {
    it('when the network goes and comes back', async () => {
      const page = await desk.openPage(context);
      await page.keyboard.type('Sebelum putus. ');
      await sendNow(page);
      await saved(page);
      await context.setOffline(true);
      await page.keyboard.type(typed);
      await sendNow(page);
      await page.getByText(/Tidak ada sambungan/).waitFor();
      await page.keyboard.type('Sesudah putus.');
      await context.setOffline(false);
      await saved(page);
      expect(await desk.texts()).toEqual([`Sebelum putus. ${typed}Sesudah putus.`]);
      await page.close();
    });

    it('when the tab is closed without a network', async () => {
      const page = await desk.openPage(context);
      await saved(page);
      await context.setOffline(true);
      await page.keyboard.type(typed);
      await keptOn(page);
      await page.close();
      await context.setOffline(false);
      const again = await desk.openPage(context);
      await expect.poll(() => note(again, 1).inputValue()).toBe(typed);
      await saved(again);
      await expect.poll(() => desk.texts()).toEqual([typed]);
      await again.close();
    });

    it('when the session ends: typing goes on, and who signs in again over the page sends it', async () => {
      const account = await anAccount(desk.office);
      const { person } = await signIn(desk.office, account.email);
      await desk.signIn(context, person);
      const page = await desk.openPage(context);
      await page.keyboard.type('Sebelum. ');
      await sendNow(page);
      await saved(page);
      await desk.office.rows(sql`UPDATE sessions SET expires_at = now() WHERE user_id = ${account.id}`);
      desk.office.app.get(SessionAuthenticator).forget();
      await page.keyboard.type(typed);
      await sendNow(page);
      await page.getByText(/Sesi Anda berakhir/).waitFor();
      await page.keyboard.type('Sesudah.');
      // Somebody else at the same desk: nothing of it is sent in their name, nor shown to them.
      await desk.signIn(context, await desk.office.person('staff'));
      await comeBackTo(page);
      await page.getByText(/Orang lain masuk/).waitFor();
      const theirs = await desk.openPage(context);
      await saved(theirs);
      expect(await note(theirs, 1).inputValue()).toBe('Sebelum. ');
      await theirs.close();
      expect(await desk.texts()).toEqual(['Sebelum. ']);
      await page.getByRole('button', { name: 'Masuk lagi' }).click();
      const dialog = page.getByRole('dialog', { name: 'Masuk lagi' });
      expect(await dialog.getByLabel('Alamat surel').inputValue()).toBe(account.email);
      await dialog.getByLabel('Kata sandi', { exact: true }).fill('bukan kata sandinya');
      await dialog.getByRole('button', { name: 'Masuk', exact: true }).click();
      await dialog
        .getByText(/tidak cocok|salah/)
        .first()
        .waitFor();
      await dialog.getByLabel('Kata sandi', { exact: true }).fill(password);
      await inspect(page, 'minutes-sign-in-again');
      await dialog.getByRole('button', { name: 'Masuk', exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.locator('textarea:focus').waitFor();
      await page.keyboard.type(' Lanjut.');
      await sendNow(page);
      await saved(page);
      await expect
        .poll(() => desk.texts(), { timeout: 20_000 })
        .toEqual([`Sebelum. ${typed}Sesudah. Lanjut.`]);
      await page.close();
      await desk.signIn(context, desk.staff);
    });

    it('when the browser is killed', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'sinergi-profile-'));
      const first = await openProfile(folder, desk.base);
      await desk.signIn(first.context, desk.staff);
      const page = await desk.openPage(first.context);
      await saved(page);
      await first.context.route('**/note-blocks', (route) => route.abort());
      await page.keyboard.type(typed);
      await keptOn(page);
      const gone = first.context.waitForEvent('close');
      first.kill();
      await gone;
      const second = await openProfile(folder, desk.base);
      await desk.signIn(second.context, desk.staff);
      const again = await desk.openPage(second.context);
      await expect.poll(() => note(again, 1).inputValue()).toBe(typed);
      await saved(again);
      await expect.poll(() => desk.texts()).toEqual([typed]);
      await second.context.close();
      await rm(folder, { recursive: true, force: true });
    });

    it('when the server stops and starts again', async () => {
      const page = await desk.openPage(context);
      await saved(page);
      const server = desk.office.app.getHttpServer() as Server;
      const stopped = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await stopped;
      await page.keyboard.type(typed);
      await sendNow(page);
      await page.getByText(/Tidak ada sambungan/).waitFor();
      await new Promise<void>((resolve) => server.listen(desk.port, '127.0.0.1', resolve));
      await page.getByRole('button', { name: 'Coba lagi' }).click();
      await saved(page);
      expect(await desk.texts()).toEqual([typed]);
      await page.close();
    });
  });

  describe('two who write on one paragraph', () => {
    it('see both versions, and may keep both', async () => {
      const colleague = await desk.office.person('staff');
      const page = await desk.openPage(context);
      await page.keyboard.type('Awal');
      await sendNow(page);
      await saved(page);
      const { body } = await desk.staff.get(`/api${desk.path}/note-blocks`).expect(200);
      const [there] = body.items as { id: string; agendaItemId: string; orderKey: string; version: number }[];
      await colleague
        .send('put', `/api${desk.path}/note-blocks/${there?.id}`)
        .set('If-Match', `"${there?.version}"`)
        .send({
          agendaItemId: there?.agendaItemId,
          orderKey: there?.orderKey,
          kind: 'information',
          text: 'Menurut rekan',
        })
        .expect(200);
      await page.keyboard.type(' menurut saya');
      await sendNow(page);
      const both = page.getByRole('group', { name: 'Dua versi catatan' });
      await both.getByText('Awal menurut saya').waitFor();
      await both.getByText('Menurut rekan').waitFor();
      await page.getByText(/ditulis dua orang/).waitFor();
      await inspect(page, 'minutes-conflict');
      await both.getByRole('button', { name: 'Simpan keduanya' }).click();
      await saved(page);
      expect(await desk.texts()).toEqual(['Menurut rekan', 'Awal menurut saya']);
      await page.close();
    });
  });

  describe('signing out', () => {
    it('asks while notes wait to be sent, and leaves nothing of them on the device', async () => {
      const person = await desk.office.person('staff');
      await desk.signIn(context, person);
      const page = await desk.openPage(context);
      await saved(page);
      await page.route('**/note-blocks', (route) => route.abort());
      await page.keyboard.type(typed);
      await sendNow(page);
      await page.getByText(/Tidak ada sambungan/).waitFor();
      await page.getByRole('button', { name: /^Akun/ }).click();
      await page.getByRole('menuitem', { name: 'Keluar' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Keluar dan buang' }).click();
      await page.getByRole('button', { name: 'Masuk', exact: true }).waitFor();
      const left = 'indexedDB.databases().then((all) => all.map(({ name }) => name))';
      await expect.poll(() => page.evaluate<string[]>(left)).toEqual([]);
      await page.close();
    });
  });
}

/** What is typed is on this device by now. */
async function keptOn(page: Page): Promise<void> {
  const read = `new Promise((done) => {
    const asked = indexedDB.open('sinergi.notes');
    asked.onsuccess = () => {
      const all = asked.result.transaction('notes').objectStore('notes').getAll();
      all.onsuccess = () => { asked.result.close(); done(all.result.map(({ note }) => note.mine.text)); };
    };
  })`;
  await expect.poll(() => page.evaluate<string[]>(read)).toEqual([typed]);
}

/** The page sends by itself a second after the first key; here that is not waited for. */
async function sendNow(page: Page): Promise<void> {
  await page.evaluate('window.dispatchEvent(new Event("online"))');
}

/** Signing in happens in another tab; the page looks for itself when its own is in front again. */
async function comeBackTo(page: Page): Promise<void> {
  await page.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
}
