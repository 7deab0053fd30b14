import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openProfile } from '../support/browser.js';
import { Dice, seed } from '../support/dice.js';
import { MinutesDesk, saved } from '../support/minutes-desk.js';
import type { Person } from '../support/office.js';
import { buildProgram } from '../support/program.js';
import { recovered, Typist } from './typing.support.js';

/** Promise R19: each fault so often, each time at another moment of typing. */
const times = Number(process.env['TIMES'] ?? 5);
const young = 2000;

let desk: MinutesDesk;
/** Who works at the same computer afterwards. */
let other: Person;
const sum = { typed: 0, recovered: 0, looks: 0 };

beforeAll(async () => {
  await buildProgram();
  desk = await MinutesDesk.open();
  other = await desk.office.person('staff');
}, 300_000);
afterAll(async () => {
  process.stdout.write(`R19: seed ${seed}: ${JSON.stringify(sum)}\n`);
  await desk.close();
});

/** What goes wrong, and how it is put right again. */
interface Fault {
  begin: (scene: Scene) => Promise<void>;
  end?: (scene: Scene) => Promise<void>;
  /** Somebody else writes on the paragraph at hand, so it has to stay the same. */
  isShared?: boolean;
  /** Nobody can look on before it is over. */
  isBlind?: boolean;
}

interface Scene {
  context: BrowserContext;
  page: Page;
  writer: Person;
  dice: Dice;
  /** What a colleague wrote meanwhile, which is there as well. */
  besides: string[];
}

const saving = '**/note-blocks';
const bothButton = (page: Page) => page.getByRole('button', { name: 'Simpan keduanya' });
const faults: Record<string, Fault> = {
  'the session ends': {
    begin: async ({ writer }) => {
      await desk.office.rows(sql`UPDATE sessions SET expires_at = now() WHERE user_id = ${writer.userId}`);
    },
    end: async ({ writer }) => {
      await desk.office.rows(
        sql`UPDATE sessions SET expires_at = '9999-01-01' WHERE user_id = ${writer.userId}`,
      );
    },
  },
  'the network is blocked': {
    begin: ({ context }) => context.setOffline(true),
    end: ({ context }) => context.setOffline(false),
    isBlind: true,
  },
  'the server answers 413 or 500': {
    begin: async ({ page, dice }) => {
      await page.route(saving, (route) => route.fulfill({ status: dice.pick([413, 500]) }));
    },
    end: ({ page }) => page.unroute(saving),
  },
  'a colleague writes on the same paragraph (412)': {
    begin: async (scene) => {
      await writeAlong(scene);
      await bothButton(scene.page).waitFor();
    },
    end: ({ page }) => bothButton(page).click(),
    isShared: true,
  },
};

const cases = Object.keys(faults).flatMap((name) =>
  Array.from({ length: times }, (_, turn) => ({ name, turn })),
);

it.each(cases)('typing survives when $name ($turn)', async ({ name, turn }) => {
  const dice = new Dice(seed + turn * 31 + name.length);
  const { begin, end, isShared = false, isBlind = false } = faults[name] as Fault;
  await desk.meet();
  const writer = await desk.office.person('staff');
  const context = await desk.context(writer);
  const page = await desk.openPage(context);
  const scene = { context, page, writer, dice, besides: [] };
  const typist = new Typist(page, dice, !isShared);
  let goesOn = true;
  const typing = typist.typeWhile(() => goesOn);
  await pause(young + 200 + dice.below(1500));
  await begin(scene);
  const moment = Date.now();
  await pause(dice.below(1500));
  goesOn = false;
  await typing;
  await desk.signIn(context, other);
  if (isBlind) await end?.(scene);
  await lookedAtByAnother(context);
  if (!isBlind) await end?.(scene);
  await desk.signIn(context, writer);
  await nudge(page);
  await saved(page);
  await count(typist, moment, scene.besides);
  await context.close();
});

it.each(Array.from({ length: times }, (_, turn) => turn))(
  'typing survives when the browser is killed (%i)',
  async (turn) => {
    const dice = new Dice(seed + turn);
    await desk.meet();
    const writer = await desk.office.person('staff');
    const folder = await mkdtemp(join(tmpdir(), 'sinergi-profile-'));
    const first = await openProfile(folder, desk.base);
    await desk.signIn(first.context, writer);
    const page = await desk.openPage(first.context);
    // Every other time nothing has reached the server.
    if (turn % 2 === 0) await page.route(saving, (route) => route.abort());
    const typist = new Typist(page, dice);
    let goesOn = true;
    const typing = typist.typeWhile(() => goesOn);
    await pause(young + 200 + dice.below(1500));
    const gone = first.context.waitForEvent('close');
    const moment = Date.now();
    first.kill();
    await gone;
    goesOn = false;
    await typing;
    const second = await openProfile(folder, desk.base);
    await desk.signIn(second.context, other);
    await lookedAtByAnother(second.context);
    await desk.signIn(second.context, writer);
    await saved(await desk.openPage(second.context));
    await count(typist, moment, []);
    await second.context.close();
    await rm(folder, { recursive: true, force: true });
  },
);

it('brings back at least 999 of 1,000 characters that were older than two seconds', () => {
  expect(sum.looks).toBe(5 * times);
  expect(sum.recovered / sum.typed).toBeGreaterThanOrEqual(0.999);
});

/** Another person at the same computer opens the same minutes, and sees what the server has and nothing else. */
async function lookedAtByAnother(context: BrowserContext): Promise<void> {
  const page = await desk.openPage(context);
  await saved(page);
  const [shown, there] = [await page.locator('textarea').all(), await desk.texts()];
  const values = await Promise.all(shown.map((field) => field.inputValue()));
  expect(values.filter((value) => value !== '')).toEqual(there);
  await page.close();
  sum.looks += 1;
}

/** The page asks again by itself; here it is told that it may at once. */
async function nudge(page: Page): Promise<void> {
  await page.evaluate('window.dispatchEvent(new Event("online"))');
}

async function count(typist: Typist, moment: number, besides: readonly string[]): Promise<void> {
  const texts = (await desk.texts()).filter((text) => !besides.includes(text));
  const found = texts.join('\n');
  const old = typist.olderThan(young, moment);
  sum.typed += old;
  sum.recovered += recovered(typist.text.slice(0, old), found);
  expect(recovered(typist.text.slice(0, old), found), `${typist.text}\n≠\n${found}`).toBe(old);
}

/** As the colleague's page would: what was read last, written over. */
async function writeAlong({ besides }: Scene): Promise<void> {
  for (;;) {
    const { body } = await desk.staff.get(`/api${desk.path}/note-blocks?limit=200`).expect(200);
    const block = (
      body.items as { id: string; agendaItemId: string; orderKey: string; version: number }[]
    ).at(-1);
    const text = `Menurut rekan ${besides.length}`;
    const { status } = await desk.staff
      .send('put', `/api${desk.path}/note-blocks/${block?.id}`)
      .set('If-Match', `"${block?.version}"`)
      .send({ agendaItemId: block?.agendaItemId, orderKey: block?.orderKey, kind: 'information', text });
    if (status !== 200) continue;
    besides.push(text);
    return;
  }
}
