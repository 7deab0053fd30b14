// `npm run bench`: how fast Sinergi is, each time beside a bare counterpart in the same run.
// `npm run bench lists` runs only the parts named; BENCH_ROWS=1000000 makes the office larger.
import { openOffice } from './office.mjs';
import { measureDelivery } from './delivery.mjs';
import { measureLists } from './lists.mjs';
import { measureMeeting } from './meeting.mjs';
import { measureMeetingLists } from './meeting-lists.mjs';
import { measurePage } from './page.mjs';
import { measurePlanning } from './planning.mjs';
import {
  actionLines,
  deliveryLine,
  pageLines,
  planningLines,
  serverLines,
  signInLine,
  startLines,
  typingLine,
  writeReport,
} from './report.mjs';
import { measureSignIn } from './sign-in.mjs';
import { measureStart } from './start.mjs';
import { measureTyping } from './typing.mjs';

const parts = {
  lists: async (office) => serverLines('PF1', await measureLists(office, effort)),
  'meeting-lists': async (office) => serverLines('PF1', await measureMeetingLists(office, effort)),
  meeting: async (office) => actionLines(await measureMeeting(office, effort)),
  typing: async (office) => [typingLine(await measureTyping(office, effort))],
  page: async (office) => pageLines(await measurePage(office, effort)),
  planning: async (office) => planningLines(await measurePlanning(office, effort)),
  delivery: async (office) => [deliveryLine(await measureDelivery(office, effort))],
  'sign-in': async (office) => [signInLine(await measureSignIn(office, effort))],
  start: async () => startLines(await measureStart(effort)),
};
const effort = {
  rounds: Number(process.env.BENCH_ROUNDS ?? 3),
  seconds: Number(process.env.BENCH_SECONDS ?? 4),
  pairs: Number(process.env.BENCH_PAIRS ?? 200),
  repeats: Number(process.env.BENCH_REPEATS ?? 30),
  batches: Number(process.env.BENCH_BATCHES ?? 200),
  mails: Number(process.env.BENCH_MAILS ?? 2000),
};
const say = (sentence) => process.stderr.write(`${sentence}\n`);
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date());

const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? Object.keys(parts) : wanted;
const unknown = chosen.filter((name) => !(name in parts));
if (unknown.length > 0) {
  say(`There is no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
const office = await openOffice({ rows: Number(process.env.BENCH_ROWS ?? 100_000), today, say });
try {
  const lines = [];
  for (const name of chosen) {
    say(`Measuring ${name} …`);
    lines.push(...(await parts[name](office)));
  }
  writeReport(office, lines);
} finally {
  await office.close();
}
