// PF5: due reminders through the real delivery, with its ledger and its looks at what still holds, beside the same
// mails through nodemailer's bare pool to the same server.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createTransport } from 'nodemailer';
import { Holidays } from '../dist/src/features/directory/index.js';
import { DeliveryQueries } from '../dist/src/features/reminders/delivery.queries.js';
import { ReminderDelivery } from '../dist/src/features/reminders/index.js';
import { readConfig } from '../dist/src/platform/config/config.js';
import { Delivery } from '../dist/src/platform/mail/delivery.js';
import { Mailer } from '../dist/src/platform/mail/mailer.js';
import { median } from './load.mjs';
import { morningsAt, plannerOn } from './planning.mjs';

/** As many as Sinergi's own pool has. */
const connections = 4;

/**
 * @param {import('./office.mjs').Office} office
 * @param {{rounds: number, mails: number}} effort
 * @returns {Promise<{mails: number, ours: number, bare: number, ratio: number}>} mails in a second
 */
export async function measureDelivery({ source, today }, { rounds, mails }) {
  const clock = await keepDue(source, today, mails);
  const sink = await startSink();
  const { mailer, deliver, written } = realDelivery(source, clock, sink.url);
  const bare = createTransport({ url: sink.url, pool: true, maxConnections: connections });
  try {
    const seen = [];
    // The first round warms both up, and shows which mails there are.
    for (let round = 0; round <= rounds; round += 1) {
      await source.query('TRUNCATE reminders');
      await source.query('INSERT INTO reminders SELECT * FROM bench_due');
      await source.query('VACUUM ANALYZE reminders');
      const ours = await rate(mails, deliver, sink);
      const theirs = await rate(mails, () => Promise.all(written.map((mail) => bare.sendMail(mail))), sink);
      if (round > 0) seen.push({ ours, bare: theirs, ratio: ours / theirs });
    }
    const middle = (key) => median(seen.map((pair) => pair[key]));
    return { mails, ours: middle('ours'), bare: middle('bare'), ratio: middle('ratio') };
  } finally {
    mailer.onApplicationShutdown();
    bare.close();
    sink.stop();
    await source.query('TRUNCATE reminders');
    await source.query('DROP TABLE bench_due');
  }
}

/** Plans a day and keeps the first `mails` of those that are due in it, aside from the ledger. */
async function keepDue(source, today, mails) {
  const { planner, clock } = plannerOn(source);
  const [morning] = await morningsAt(today, source);
  await source.query('TRUNCATE reminders');
  clock.travel(morning);
  await planner.plan();
  await source.query('DROP TABLE IF EXISTS bench_due');
  clock.travel(new Date(Date.parse(morning) + 3 * 3_600_000).toISOString());
  await source.query(
    `CREATE UNLOGGED TABLE bench_due AS
     SELECT DISTINCT ON (subject_id, recipient_key) * FROM reminders
     WHERE state = 'planned' AND due_at <= $1 AND due_at > $1::timestamptz - interval '7 days'
     ORDER BY subject_id, recipient_key, due_at DESC LIMIT $2`,
    [clock.now(), mails],
  );
  const [{ due }] = await source.query('SELECT count(*) AS due FROM bench_due');
  if (due < mails) throw new Error(`Only ${due} reminders are due; BENCH_MAILS=${due}, or more BENCH_ROWS.`);
  return clock;
}

/** Sinergi's own delivery; `written` are its mails as they went to nodemailer. */
function realDelivery(source, clock, smtpUrl) {
  const { db } = plannerOn(source);
  const config = readConfig({ SMTP_URL: smtpUrl });
  const mailer = new Mailer(config);
  const written = noted(mailer.smtp);
  const outbox = new DeliveryQueries(db, clock);
  const delivery = new ReminderDelivery(
    outbox,
    clock,
    config,
    new Holidays(db, clock),
    new Delivery(clock, mailer),
  );
  return { mailer, written, deliver: () => delivery.deliver() };
}

/** The mails of the first round, copied before nodemailer marks them as its own. */
function noted(transport) {
  const written = [];
  const known = new Set();
  const { sendMail } = transport;
  transport.sendMail = (mail) => {
    if (!known.has(mail.messageId)) {
      known.add(mail.messageId);
      written.push({ ...mail });
    }
    return sendMail.call(transport, mail);
  };
  return written;
}

async function rate(mails, send, sink) {
  const began = performance.now();
  await send();
  const seconds = (performance.now() - began) / 1000;
  const taken = await sink.taken();
  if (taken.mails !== mails || taken.different !== mails) {
    throw new Error(`${mails} mails were due, ${taken.mails} came, ${taken.different} of them different.`);
  }
  return mails / seconds;
}

async function startSink() {
  const child = fork('bench/mail-sink.mjs');
  const [{ port }] = await once(child, 'message');
  return {
    url: `smtp://127.0.0.1:${port}`,
    async taken() {
      child.send('taken?');
      return (await once(child, 'message'))[0];
    },
    stop: () => child.disconnect(),
  };
}
