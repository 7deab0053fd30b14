import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { aMeeting, aPosition } from './factories.js';
import { openOffice, type Person, type TestOffice } from './office.js';

/** An office whose page is served, a browser in front of it, and a meeting whose minutes are typed. */
export class MinutesDesk {
  /** Of the meeting: `/meetings/…`. */
  path = '';

  private constructor(
    readonly office: TestOffice,
    readonly browser: Browser,
    readonly port: number,
    readonly staff: Person,
  ) {}

  static async open(): Promise<MinutesDesk> {
    const office = await openOffice();
    await office.app.listen(0, '127.0.0.1');
    const { port } = office.app.getHttpServer().address() as { port: number };
    return new MinutesDesk(office, await openBrowser(), port, await office.person('staff'));
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.office.close();
  }

  get base(): string {
    return `http://localhost:${this.port}`;
  }

  /** Another meeting, with three items and somebody who may speak. */
  async meet(): Promise<void> {
    const { office, staff } = this;
    this.path = `/meetings/${(await aMeeting(office)).id}`;
    const chair = await aPosition(office, { title: 'Kepala Dinas Perhubungan', holder: 'Budi Santoso' });
    await staff.post(`/api${this.path}/attendances`, { positionId: chair.id, status: 'present' }).expect(201);
    for (const title of ['Penerangan jalan', 'Vokasi', 'Penutup']) {
      const item = { title, topic: 'infrastructure', minutes: 20 };
      await staff.post(`/api${this.path}/agenda-items`, item).expect(201);
    }
  }

  async signIn(context: BrowserContext, person: Person): Promise<void> {
    const [name = '', value = ''] = person.cookie.split('=');
    await context.addCookies([{ name, value, url: this.base, httpOnly: true, sameSite: 'Lax' }]);
  }

  /** A browser of its own in which somebody is signed in; errors of the network are expected in it. */
  async context(person = this.staff): Promise<BrowserContext> {
    const place = { baseURL: this.base, locale: 'id-ID', timezoneId: 'Asia/Jakarta' };
    const context = await this.browser.newContext(place);
    context.setDefaultTimeout(30_000);
    await this.signIn(context, person);
    return context;
  }

  async openPage(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${this.path}/minutes`);
    await ready(page);
    return page;
  }

  /** What the server has, in the order of the page. */
  async texts(): Promise<string[]> {
    const { body } = await this.staff.get(`/api${this.path}/note-blocks?limit=200`).expect(200);
    return (body.items as { text: string }[]).map(({ text }) => text);
  }
}

export const note = (page: Page, number: number) => page.getByLabel(`Catatan ${number}`, { exact: true });
export const ready = (page: Page) => note(page, 1).waitFor();
export const saved = (page: Page) => page.getByText(/^Tersimpan \d\d\.\d\d$/).waitFor();
