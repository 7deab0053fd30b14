import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import sql from 'sql-template-tag';
import { SMTPServer, type SMTPServerAddress } from 'smtp-server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ReminderDelivery, ReminderPlanner } from '../src/features/reminders/index.js';
import { anOrganisation } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

/** A mail server that refuses `tolak@` for good and everything to `nanti@` as long as it is told to. */
let server: SMTPServer;
let office: TestOffice;
let staff: Person;
const received: ParsedMail[] = [];
const tried: string[] = [];
let busy = true;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }: SMTPServerAddress, _session, answer) => {
      tried.push(address);
      if (address.startsWith('tolak@')) return answer(refusal(550, address));
      return answer(address.startsWith('nanti@') && busy ? refusal(451, address) : undefined);
    },
    onData: (stream, _session, done) => {
      void simpleParser(stream).then((mail) => {
        received.push(mail);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  office = await openOffice({
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'Sinergi <sinergi@contoh.sinergi.test>',
  });
  office.clock.travel('2026-01-05T02:00:00Z');
  staff = await office.person('staff');
});
afterAll(async () => {
  await office.close();
  await new Promise<void>((resolve) => server.close(resolve));
});

/** Mail servers like to say whom they do not know. */
function refusal(responseCode: number, address: string): Error {
  return Object.assign(new Error(`5.1.1 <${address}>: Recipient address rejected`), { responseCode });
}

async function aReminderTo(address: string): Promise<string> {
  const ownerId = (await anOrganisation(office, { email: address })).id;
  const body = {
    title: 'Memasang lampu',
    topic: 'csr',
    target: 6,
    unit: 'unit',
    dueOn: '2026-02-27',
    ownerId,
  };
  const { id } = (await staff.post('/api/commitments', body).expect(201)).body as { id: string };
  await staff.post(`/api/commitments/${id}/moves`, { verb: 'agree' }).expect(201);
  return id;
}

async function stateOf(subjectId: string) {
  const [row] = await office.rows<{ state: string; reason: string | null; attempts: number }>(sql`
    SELECT state, reason, attempts FROM reminders WHERE subject_id = ${subjectId} AND due_at <= ${office.clock.now()}`);
  return row;
}

it('a refusal for good is not retried, a passing one is, and neither keeps the others waiting', async () => {
  const refused = await aReminderTo('tolak@contoh.sinergi.test');
  const later = await aReminderTo('nanti@contoh.sinergi.test');
  const good = await aReminderTo('terima@contoh.sinergi.test');
  office.clock.travel('2026-02-27T02:00:00Z');
  await office.app.get(ReminderPlanner).plan();
  await office.app.get(ReminderDelivery).deliver();
  expect(await stateOf(refused)).toMatchObject({ state: 'failed', reason: 'refused', attempts: 1 });
  expect(await stateOf(later)).toMatchObject({ state: 'planned', attempts: 1 });
  expect(await stateOf(good)).toMatchObject({ state: 'sent', attempts: 1 });

  busy = false;
  office.clock.travel('2026-02-27T05:00:00Z');
  await office.app.get(ReminderDelivery).deliver();
  expect(await stateOf(later)).toMatchObject({ state: 'sent', attempts: 2 });
  expect(tried.filter((address) => address.startsWith('tolak@'))).toHaveLength(1);
  expect(received).toHaveLength(2);
  expect(received.map((mail) => mail.headers.get('auto-submitted'))).toEqual([
    'auto-generated',
    'auto-generated',
  ]);
});

it('a title with a line break in it breaks no header', async () => {
  // Months have passed on the clock, and the session with them.
  const clerk = await office.person('staff');
  const ownerId = (await anOrganisation(office, { email: 'kepala@contoh.sinergi.test' })).id;
  const title = 'Lampu\r\nBcc: semua@contoh.sinergi.test';
  const body = { title, topic: 'csr', target: 6, unit: 'unit', dueOn: '2026-03-31', ownerId };
  const { id } = (await clerk.post('/api/commitments', body).expect(201)).body as { id: string };
  await clerk.post(`/api/commitments/${id}/moves`, { verb: 'agree' }).expect(201);
  office.clock.travel('2026-03-31T02:00:00Z');
  await office.app.get(ReminderPlanner).plan();
  await office.app.get(ReminderDelivery).deliver();
  const mail = received.at(-1);
  expect(mail?.bcc).toBeUndefined();
  expect(tried).not.toContain('semua@contoh.sinergi.test');
});

it('a refusal that names its receiver is logged without the name', async () => {
  const administrator = await office.person('administrator');
  office.log.prints = false;
  const body = { name: 'Siti Aminah', email: 'tolak@contoh.sinergi.test', roles: [{ role: 'staff' }] };
  await administrator.post('/api/invitations', body).expect(201);
  await vi.waitFor(() => expect(office.log.said).toMatch(/"responseCode":550/));
  expect(office.log.said).toContain('<…>: Recipient address rejected');
  office.log.verify();
});
