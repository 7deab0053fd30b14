// How smooth the page is with the largest meeting, in a real browser: tasks of more than 50 ms are what one feels.
import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { layBigMeeting } from './big-meeting.mjs';
import { clientOf } from './client.mjs';
import { signedIn } from './office.mjs';
import { median } from './load.mjs';
import { startSinergi } from './servers.mjs';

const typed = 'Dinas Perhubungan menyampaikan bahwa 60 titik belum berlampu. '.repeat(4).slice(0, 200);

/**
 * @param {import('./office.mjs').Office} office
 * @param {{rounds: number}} effort
 */
export async function measurePage(office, { rounds }) {
  const { cookie } = await signedIn(office.source, 'staff');
  const id = await layBigMeeting(office.source, office.today);
  const sinergi = await startSinergi(office);
  const base = sinergi.url.replace('127.0.0.1', 'localhost');
  const browser = await chromium.launch({ executablePath: await executable(), args: ['--no-sandbox'] });
  const found = new Map();
  try {
    await clientOf(sinergi.url, cookie)('POST', `/meetings/${id}/minutes/moves`, { verb: 'open_round' });
    const desk = await openContext(browser, base, cookie);
    const guest = await openContext(browser, base, await attending(office.source, id));
    // The first visit fills the cache of the browser; people come back.
    for (let round = 0; round <= rounds; round += 1) {
      const visits = [...(await atTheDesk(desk, id, round)), ...(await asGuest(guest, id))];
      for (const [title, figures] of round === 0 ? [] : visits) {
        found.set(title, [...(found.get(title) ?? []), figures]);
      }
    }
  } finally {
    await browser.close();
    await sinergi.stop();
  }
  return [...found].map(([title, all]) => ({
    title,
    milliseconds: median(all.map((one) => one.milliseconds)),
    long: median(all.map((one) => one.long.length)),
    longest: Math.max(0, ...all.flatMap((one) => one.long)),
  }));
}

async function atTheDesk(context, id, round) {
  const page = await context.newPage();
  const watch = watchOf(page);
  return played(page, { ...minutesScenes(page, watch, id, round), ...meetingScenes(page, watch, id, round) });
}

/** Who took part reads the minutes while they may be corrected: each paragraph can be commented on. */
async function asGuest(context, id) {
  const page = await context.newPage();
  const { arriving, during } = watchOf(page);
  return played(page, {
    'read the minutes on a page': () =>
      arriving(`/meetings/${id}/minutes/read`, page.getByRole('heading', { name: /butir 60$/ })),
    'begin a comment': () =>
      during(async () => {
        await page
          .getByRole('button', { name: /^Sampaikan koreksi/ })
          .first()
          .click();
        await page.getByRole('textbox').first().waitFor();
      }),
  });
}

async function played(page, scenes) {
  const results = [];
  for (const [title, play] of Object.entries(scenes)) results.push([title, await play()]);
  await page.close();
  return results;
}

async function attending(source, id) {
  const [{ organisation }] = await source.query(
    'SELECT organisation_id AS organisation FROM attendances WHERE meeting_id = $1 ORDER BY number LIMIT 1',
    [id],
  );
  return (await signedIn(source, 'liaison', organisation)).cookie;
}

/** How long something takes, and how long the tasks were that kept the page from answering meanwhile. */
function watchOf(page) {
  // The observer tells of a task only after it.
  const longSince = async (since) => {
    await page.waitForTimeout(300);
    const all = await page.evaluate(() => globalThis.longTasks);
    return all.filter(([at]) => at >= since).map(([, milliseconds]) => milliseconds);
  };
  return {
    arriving: async (address, there) => {
      const began = performance.now();
      await page.goto(address);
      await there.waitFor();
      const milliseconds = performance.now() - began;
      return { milliseconds, long: await longSince(0) };
    },
    during: async (work) => {
      const since = await page.evaluate(() => performance.now());
      const began = performance.now();
      await work();
      const milliseconds = performance.now() - began;
      return { milliseconds, long: await longSince(since) };
    },
  };
}

function minutesScenes(page, { arriving, during }, id, round) {
  return {
    'open the minutes': () => arriving(`/meetings/${id}/minutes`, page.getByText(/^Tersimpan/)),
    'type 200 characters': async () => {
      await page.getByLabel('Catatan 1', { exact: true }).click();
      return during(() => page.keyboard.type(`${typed}${round}`));
    },
    'scroll the agenda and go to another item': () =>
      during(async () => {
        await page.locator('nav ol').last().hover();
        for (let turn = 0; turn < 10; turn += 1) await page.mouse.wheel(0, 300);
        await page.getByRole('button', { name: /^41 / }).click();
        await page.getByRole('heading', { level: 2, name: /^41\./ }).waitFor();
      }),
  };
}

function meetingScenes(page, { arriving, during }, id, round) {
  const seat = (number) => page.locator('[data-row]').nth(number);
  return {
    'open the meeting': () =>
      arriving(`/meetings/${id}`, page.getByRole('heading', { level: 3, name: /butir 60$/ })),
    'scroll the meeting': () =>
      during(async () => {
        for (let turn = 0; turn < 20; turn += 1) await page.mouse.wheel(0, 600);
      }),
    'open who was there': () => arriving(`/meetings/${id}?tab=attendance`, seat(299)),
    'mark five seats': () =>
      during(async () => {
        for (let number = 10 * round; number < 10 * round + 5; number += 1) {
          await seat(number).locator('[data-mark=present]').click();
          await seat(number).locator('[data-mark=present][aria-pressed=true]').waitFor();
        }
      }),
    'search among the seats': () => during(() => page.getByRole('searchbox').pressSequentially('kepala 12')),
  };
}

async function openContext(browser, baseURL, cookie) {
  const context = await browser.newContext({
    baseURL,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    viewport: { width: 1440, height: 900 },
  });
  const [name, value] = cookie.split('=');
  await context.addCookies([{ name, value, url: baseURL, httpOnly: true, sameSite: 'Lax' }]);
  await context.addInitScript(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        globalThis.longTasks.push([startTime, duration]);
    }).observe({ type: 'longtask', buffered: true });
  });
  return context;
}

async function executable() {
  const known = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'];
  return known.find((path) => path !== undefined && existsSync(path)) ?? sparticuz.executablePath();
}
