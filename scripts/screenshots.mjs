// `npm run screenshots`: starts the demonstration on a free port with data of its own, and photographs every page as
// each kind of person, at the width of a desk and of a phone, in both languages, light and dark; then it puts them on
// sheets to be looked at. It tells which page is wider than its window. Words narrow it: `-- staff 390 en dark axe`,
// `-- meeting-door`; `axe` looks for violations of WCAG 2.2 as well. Everything goes to screenshots/, which is not committed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { violationsOn } from './axe.mjs';
import { buildWhatIsOld } from './freshness.mjs';

const people = {
  staff: 'staf',
  liaison: 'liaison',
  official: 'pimpinan',
  administrator: 'admin',
  nobody: null,
};
const password = 'rapat-21-oktober';
// The record that stands for its kind: the first of a list.
const records = {
  meeting: '/api/meetings?status=closed',
  ahead: '/api/meetings?status=scheduled&q=TJSLP',
  today: '/api/meetings?status=in_progress',
  recurring: '/api/meetings?status=scheduled&q=Triwulan',
  late: '/api/commitments?light=late',
  waiting: '/api/commitments?light=waiting',
  organisation: '/api/organisations?q=Jababeka',
  mail: '/api/mailbox',
  group: '/api/invitation-groups',
  user: '/api/users',
};
// Its name, its address, and the right that shows the way to it.
const pages = [
  ['my-work', '/'],
  ['meetings', '/meetings', 'meetings.read'],
  ['meeting', '/meetings/:meeting'],
  ['meeting-ahead', '/meetings/:ahead'],
  ['minutes', '/meetings/:ahead/minutes', 'meetings.create'],
  ['minutes-held', '/meetings/:meeting/minutes', 'meetings.create'],
  ['meeting-edit', '/meetings/:ahead?tab=edit', 'meetings.create'],
  ['meeting-desk', '/meetings/:ahead?tab=attendance', 'meetings.create'],
  ['meeting-minutes-read', '/meetings/:meeting/minutes/read', 'minutes.read'],
  ['decisions', '/decisions', 'meetings.read'],
  ['meeting-new', '/meetings/new', 'meetings.create'],
  ['meeting-copy', '/meetings/:meeting/copy', 'meetings.create'],
  ['meeting-repeat', '/meetings/:ahead/repeat', 'series.create'],
  ['meeting-series', '/meetings/series/:series', 'series.read'],
  ['meeting-templates', '/meetings/templates', 'templates.read'],
  ['meeting-invitations', '/meetings/:ahead/invitations', 'meetings.create'],
  ['meeting-answer', '/meetings/:ahead/answer', 'seats.answer'],
  ['meeting-attendance', '/meetings/:meeting/attendance', 'meetings.read'],
  ['meeting-door', '/meetings/:today/door', 'meetings.create'],
  ['meeting-door-early', '/meetings/:ahead/door', 'meetings.create'],
  ['meeting-today', '/meetings/:today'],
  ['meeting-menu', '/meetings/:today#menu'],
  ['meeting-desk-today', '/meetings/:today?tab=attendance', 'meetings.create'],
  ['minutes-today', '/meetings/:today/minutes', 'meetings.create'],
  ['invitation-groups', '/invitation-groups', 'groups.read'],
  ['invitation-group', '/invitation-groups/:group', 'groups.read'],
  ['meetings-month', '/meetings?view=month', 'meetings.read'],
  ['meetings-week', '/meetings?view=week', 'meetings.read'],
  ['meetings-agenda', '/meetings?view=agenda', 'meetings.read'],
  ['commitments', '/commitments', 'commitments.read'],
  ['commitment-late', '/commitments/:late'],
  ['commitment-waiting', '/commitments/:waiting'],
  ['commitment-edit', '/commitments/:late?do=edit', 'commitments.create'],
  ['commitment-new', '/commitments/new', 'commitments.create'],
  ['organisations', '/organisations', 'organisations.list'],
  ['organisation', '/organisations/:organisation'],
  ['estates', '/organisations/estates', 'estates.read'],
  ['duplicates', '/organisations/duplicates', 'organisations.merge'],
  ['duplicates-people', '/organisations/duplicates?of=people', 'people.merge'],
  ['duplicates-positions', '/organisations/duplicates?of=positions', 'organisations.merge'],
  ['imports', '/organisations/import', 'organisations.import'],
  ['leaders', '/leaders', 'leaders.read'],
  ['reminders', '/reminders', 'reminders.read'],
  ['rules', '/reminders?tab=rules', 'reminders.read'],
  ['administration', '/administration', 'users.read'],
  ['rights', '/administration/rights', 'rights.read'],
  ['users', '/users', 'users.read'],
  ['user', '/users/:user', 'users.read'],
  ['audit', '/audit', 'audit.read'],
  ['corrections', '/administration/corrections', 'corrections.read'],
  ['mailbox', '/mailbox', 'mailbox.read'],
  ['mail', '/mailbox/:mail', 'mailbox.read'],
  ['security', '/account/security'],
  ['tokens', '/account/tokens'],
  ['data', '/account/data'],
  ['unknown', '/tidak-ada'],
];
const sizes = { 1440: { width: 1440, height: 900 }, 390: { width: 390, height: 844 } };
const folder = resolve('screenshots');
const onSheet = 6;
const words = process.argv.slice(2);
const chosen = (options) => {
  const named = options.filter((option) => words.includes(option));
  return named.length > 0 ? named : options;
};

const failed = await buildWhatIsOld(say);
if (failed.length > 0) throw new Error(failed.map(({ output }) => output).join('\n'));
const data = await mkdtemp(join(tmpdir(), 'sinergi-screenshots-'));
const { address, stop } = await startDemo(data);
const browser = await chromium.launch({ executablePath: await executable(), args: ['--no-sandbox'] });
const findings = [];
try {
  await beginMeeting();
  await mkdir(folder, { recursive: true });
  for (const person of chosen(Object.keys(people))) {
    for (const locale of chosen(['id', 'en'])) {
      for (const size of chosen(Object.keys(sizes))) {
        for (const scheme of chosen(['light', 'dark'])) await visit(person, locale, size, scheme);
      }
    }
  }
} finally {
  await browser.close();
  await stop();
  await rm(data, { recursive: true, force: true });
}
say(findings.length === 0 ? 'Nothing stands out by itself; look at the sheets.' : findings.join('\n'));
if (findings.length > 0) process.exitCode = 1;

/** One person, in one language, size and light: every page they find, and a sheet of all of them. */
async function visit(person, locale, size, scheme) {
  const context = await browser.newContext({
    baseURL: address,
    viewport: sizes[size],
    colorScheme: scheme,
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Jakarta',
  });
  await context.addInitScript(`localStorage.setItem('sinergi.locale', '${locale}')`);
  if (people[person] !== null) await signIn(context, people[person], locale);
  const page = await context.newPage();
  const name = `${person}-${locale}-${size}-${scheme}`;
  page.on('pageerror', (error) => findings.push(`${name}: ${error}`));
  const taken = [];
  for (const [title, path] of Object.entries(await pagesOf(context, person))) {
    await page.goto(path);
    await settled(page);
    // The address tells nothing of an open menu, so its photograph asks for one.
    if (path.endsWith('#menu'))
      await page
        .locator('main')
        .getByRole('button', { name: /^(Lainnya|More)$/ })
        .first()
        .click();
    const file = `${name}-${title}.png`;
    await page.screenshot({ path: join(folder, file), fullPage: true });
    taken.push(file);
    await inspect(page, `${name} ${path}`);
  }
  for (let at = 0; at < taken.length; at += onSheet)
    await sheet(name, at / onSheet + 1, taken.slice(at, at + onSheet));
  await context.close();
  say(`${name}: ${taken.length} pages`);
}

/** A meeting that is going on now, for the pages that only stand then; the sample has none. */
async function beginMeeting() {
  const context = await browser.newContext({ baseURL: address });
  await signIn(context, people.staff, 'id');
  const [date, hour] = new Date(Date.now() + 7 * 3_600_000).toISOString().split('T');
  const post = async (path, body) =>
    (
      await context.request.post(path, { data: body, headers: { 'Idempotency-Key': crypto.randomUUID() } })
    ).json();
  const about = {
    title: 'Rapat Teknis Penerangan Jalan Akses Kawasan',
    kind: 'coordination',
    mode: 'on_site',
  };
  const times = { date, startTime: `${hour.slice(0, 2)}:00`, endTime: '23:59' };
  const { id } = await post('/api/meetings', { ...about, ...times, venue: 'Ruang Rapat Wakil Bupati' });
  const { items } = await (await context.request.get('/api/positions?limit=20')).json();
  for (const position of items) await post(`/api/meetings/${id}/attendances`, { positionId: position.id });
  for (const title of ['Pembukaan', 'Titik tanpa penerangan', 'Pembagian biaya penyambungan'])
    await post(`/api/meetings/${id}/agenda-items`, { title, topic: 'infrastructure', minutes: 20 });
  for (const verb of ['publish', 'start']) await post(`/api/meetings/${id}/moves`, { verb });
  await context.close();
}

/** Signing in through the API, in the language that the pictures are to have. */
async function signIn({ request }, who, locale) {
  const email = `${who}@contoh.sinergi.test`;
  await request.post('/api/sessions', { data: { email, password } });
  const { version } = await (await request.get('/api/me')).json();
  await request.patch('/api/me', { data: { locale }, headers: { 'If-Match': `"${version}"` } });
}

/** Every address that the person finds, with a meeting and a commitment of each kind of standing. */
async function pagesOf({ request }, person) {
  if (person === 'nobody') {
    return {
      'sign-in': '/sign-in',
      invitation: '/invitation#token=x',
      answer: '/answer#token=x',
      'check-in': '/check-in',
    };
  }
  const first = async (path) => (await (await request.get(path)).json()).items?.[0]?.id;
  const { can } = await (await request.get('/api/me')).json();
  const ids = Object.fromEntries(
    await Promise.all(Object.entries(records).map(async ([name, path]) => [name, await first(path)])),
  );
  const { series } =
    ids.recurring === undefined ? {} : await (await request.get(`/api/meetings/${ids.recurring}`)).json();
  ids.series = series?.id;
  const found = pages.filter(([name, path, right]) => {
    if (!chosen(pages.map(([each]) => each)).includes(name)) return false;
    const [, record] = /:(\w+)/.exec(path) ?? [];
    return (
      (right === undefined || can.includes(right)) && (record === undefined || ids[record] !== undefined)
    );
  });
  return Object.fromEntries(
    found.map(([name, path]) => [name, path.replace(/:(\w+)/, (_, record) => ids[record])]),
  );
}

/** What a program can see by itself. */
async function inspect(page, where) {
  const wide = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  if (wide > 0) findings.push(`${where}: ${wide} pixels wider than the window`);
  if (!words.includes('axe')) return;
  for (const { id, nodes } of await violationsOn(page)) findings.push(`${where}: ${id} ${nodes[0]?.html}`);
}

/** Drawn to the end: the page has its heading, nothing is on its way any more, and nothing says that it is. */
async function settled(page) {
  await page.locator('h1').first().waitFor({ timeout: 60_000 });
  await page.waitForLoadState('networkidle');
  await page.waitForFunction('document.querySelectorAll("[aria-busy=true]").length === 0');
}

/** Some pages of one visit side by side, as far down as fits. */
async function sheet(name, number, files) {
  const width = name.includes('-1440-') ? 620 : 305;
  const figures = files.map((file) => `<figure><figcaption>${file}</figcaption><img src="${file}"></figure>`);
  const style = `body{display:flex;flex-wrap:wrap;gap:12px;margin:12px;background:#777;font:12px sans-serif}
    figure{margin:0;width:${width}px;max-height:1200px;overflow:hidden}img{width:100%}`;
  const source = join(folder, `${name}.html`);
  await writeFile(source, `<!doctype html><style>${style}</style>${figures.join('')}`);
  const page = await browser.newPage({ viewport: { width: 1920, height: 1000 } });
  await page.goto(`file://${source}`);
  await page.screenshot({ path: join(folder, `sheet-${name}-${number}.png`), fullPage: true });
  await page.close();
  await rm(source);
}

async function startDemo(directory) {
  const env = { ...process.env, DATA_DIRECTORY: directory, PORT: '0' };
  const child = spawn(process.execPath, ['dist/program/cli.js', 'demo'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((settle) => child.once('exit', settle));
  const found = await new Promise((settle, refuse) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const match = /with sample data: (http:\S+)/.exec(said);
      if (match) settle(match[1]);
    });
    void ended.then(() => refuse(new Error(`the demonstration did not start:\n${said}`)));
  });
  return {
    address: found,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** A browser already on the machine is preferred; else the one from the npm registry. */
async function executable() {
  const known = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'];
  return known.find((path) => path !== undefined && existsSync(path)) ?? sparticuz.executablePath();
}

function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}
