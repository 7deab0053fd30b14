import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import sql from 'sql-template-tag';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CommitmentsService } from '../src/features/commitments/index.js';
import { newId } from '../src/kernel/id.js';
import { Mailer } from '../src/platform/mail/mailer.js';
import { maker } from './support/factories.js';
import { openOffice, type TestOffice } from './support/office.js';
import { aCrew, anAgreed, deliver, ledger, plan } from './support/reminders.js';

/** A mail server that answers as each test scripts it, and remembers what it was given. */
class ScriptedServer {
  /** Answers to a recipient, first to last; after them every one is welcome. */
  readonly answers = new Map<string, number[]>();
  readonly accepted: { to: string; messageId: string }[] = [];
  /** What waits until somebody calls; a mail to such a recipient hangs. */
  readonly held = new Map<string, Promise<void>>();
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      const code = this.answers.get(address)?.shift();
      if (code === undefined) return done();
      this.refused.push(address);
      return done(Object.assign(new Error('scripted'), { responseCode: code }));
    },
    onData: (stream, { envelope }, done) => {
      let text = '';
      stream.setEncoding('utf8').on('data', (part: string) => (text += part));
      stream.on('end', () => {
        const to = envelope.rcptTo[0]?.address ?? '';
        const messageId = /^Message-ID: (\S+)/im.exec(text)?.[1] ?? '';
        void (this.held.get(to) ?? Promise.resolve()).then(() => {
          this.accepted.push({ to, messageId });
          done();
        });
      });
    },
  });
  readonly refused: string[] = [];

  async listen(): Promise<string> {
    const listening = this.server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    return `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((done) => this.server.close(done));
  }

  to(address: string): string[] {
    return this.accepted.filter(({ to }) => to === address).map(({ messageId }) => messageId);
  }
}

const server = new ScriptedServer();
let office: TestOffice;
beforeAll(async () => {
  office = await openOffice({ SMTP_URL: await server.listen() });
});
afterAll(async () => {
  await office.close();
  await server.close();
});
beforeEach(() => office.clock.travel('2026-06-22T01:00:00Z'));

/** Commitments whose reminder is due now. */
async function dueNow(count = 1) {
  const made = [];
  for (let at = 0; at < count; at += 1) {
    const { id: ownerId, address } = await aCrew(office);
    made.push({ id: await anAgreed(office, ownerId, '2026-06-30'), address });
  }
  office.clock.travel('2026-06-25T02:00:00Z');
  await plan(office);
  return made;
}

async function oneDueNow() {
  const [made] = await dueNow();
  if (made === undefined) throw new Error('nothing was made');
  return made;
}

async function row(id: string) {
  const [first] = await ledger(office, id);
  if (first === undefined) throw new Error('the ledger is empty');
  return first;
}

describe('a mail', () => {
  it('is sent once by two who deliver at once', async () => {
    const made = await dueNow(40);
    const [one, two] = await Promise.all([deliver(office), deliver(office)]);
    expect(one.sent + two.sent).toBe(40);
    for (const { id, address } of made) {
      expect(server.to(address)).toEqual([`<${(await row(id)).id}@localhost>`]);
    }
    expect(await deliver(office)).toEqual({ sent: 0, failed: 0 });
  });

  it('that is refused for good is not tried again', async () => {
    const { id, address } = await oneDueNow();
    server.answers.set(address, [550]);
    expect(await deliver(office)).toEqual({ sent: 0, failed: 1 });
    office.clock.travel('2026-06-26T02:00:00Z');
    await deliver(office);
    expect(await row(id)).toMatchObject({ state: 'failed', reason: 'refused', attempts: 1 });
    expect((await row(id)).error).toContain('550');
    expect(server.to(address)).toEqual([]);
  });

  it('that is put off is tried again later, under the same Message-ID', async () => {
    const { id, address } = await oneDueNow();
    server.answers.set(address, [451, 451]);
    await deliver(office);
    const first = await row(id);
    expect(first).toMatchObject({ state: 'planned', attempts: 1 });
    await deliver(office);
    expect((await row(id)).attempts).toBe(1);
    office.clock.travel(first.nextAttemptAt.toISOString());
    await deliver(office);
    const second = await row(id);
    expect(second.attempts).toBe(2);
    office.clock.travel(second.nextAttemptAt.toISOString());
    expect(await deliver(office)).toEqual({ sent: 1, failed: 0 });
    expect(await row(id)).toMatchObject({ state: 'sent', attempts: 3, error: null });
    expect(server.to(address)).toEqual([`<${first.id}@localhost>`]);
  });

  it('is given up after twelve tries, within two days', async () => {
    const { id, address } = await oneDueNow();
    server.answers.set(
      address,
      Array.from({ length: 20 }, () => 451),
    );
    const begun = office.clock.now().getTime();
    let tries = 0;
    for (let state = 'planned'; state === 'planned'; { state } = await row(id)) {
      office.clock.travel((await row(id)).nextAttemptAt.toISOString());
      await deliver(office);
      tries += 1;
    }
    expect(tries).toBe(12);
    expect(await row(id)).toMatchObject({ state: 'failed', reason: 'attempts-used-up', attempts: 12 });
    expect(office.clock.now().getTime() - begun).toBeLessThan(48 * 3_600_000);
  });

  it('that hangs does not delay the others', async () => {
    const [slow, ...others] = await dueNow(30);
    let release = (): void => undefined;
    server.held.set(slow?.address ?? '', new Promise((done) => (release = done)));
    const delivering = deliver(office);
    await expect
      .poll(() => others.filter(({ address }) => server.to(address).length === 1).length, { timeout: 10_000 })
      .toBe(29);
    release();
    expect(await delivering).toEqual({ sent: 30, failed: 0 });
  });

  it('whose address is none fails alone', async () => {
    const [bad, good] = await dueNow(2);
    await office.rows(sql`UPDATE reminders SET address = 'bukan alamat@' WHERE subject_id = ${bad?.id}`);
    expect(await deliver(office)).toEqual({ sent: 1, failed: 1 });
    expect(await row(bad?.id ?? '')).toMatchObject({ state: 'failed', reason: 'refused' });
    expect(server.to(good?.address ?? '')).toHaveLength(1);
  });
});

describe('a worker that dies', () => {
  /** As a worker leaves it that was killed: claimed, and its claim still good for two minutes. */
  const claimedBy = (id: string, token: string) =>
    office.rows(sql`
      UPDATE reminders SET state = 'sending', attempts = 1, lease_token = ${token},
        lease_until = now() + interval '2 minutes' WHERE subject_id = ${id}`);

  it('leaves its reminders to others, but only when its claim has ended', async () => {
    const { id, address } = await oneDueNow();
    await claimedBy(id, newId());
    expect(await deliver(office)).toEqual({ sent: 0, failed: 0 });
    await office.rows(sql`UPDATE reminders SET lease_until = now() WHERE subject_id = ${id}`);
    expect(await deliver(office)).toEqual({ sent: 1, failed: 0 });
    expect(await row(id)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(server.to(address)).toHaveLength(1);
  });

  it('does not kill for ever: after twelve claims its reminder is given up', async () => {
    const { id, address } = await oneDueNow();
    await claimedBy(id, newId());
    await office.rows(sql`UPDATE reminders SET attempts = 12, lease_until = now() WHERE subject_id = ${id}`);
    await deliver(office);
    expect(await row(id)).toMatchObject({ state: 'failed', reason: 'attempts-used-up', attempts: 12 });
    expect(server.to(address)).toEqual([]);
  });
});

describe('a change in the last moment', () => {
  async function cancel(ids: string[]): Promise<void> {
    const commitments = office.app.get(CommitmentsService);
    for (const id of ids) await commitments.move(maker, id, { verb: 'cancel', note: 'Batal' });
  }

  it('is seen: each reminder is looked at again just before its mail leaves', async () => {
    const made = await dueNow(12);
    const last = made.map(({ id }) => id);
    const mailer = office.app.get(Mailer);
    const send = mailer.send.bind(mailer);
    // While the first mails are on their way, everything that was claimed with them is cancelled.
    let cancelling: Promise<void> | undefined;
    mailer.send = async (mail) => {
      await (cancelling ??= cancel(last));
      return send(mail);
    };
    const { sent } = await deliver(office);
    mailer.send = send;
    // Six at once were under way already; the other six must not leave.
    expect(sent).toBeLessThanOrEqual(6);
    const rows = await Promise.all(last.map(row));
    expect(rows.filter(({ reason }) => reason === 'subject-closed')).toHaveLength(12 - sent);
  });
});
