import sql from 'sql-template-tag';
import { CommitmentsService } from '../../src/features/commitments/index.js';
import { ReminderDelivery, ReminderPlanner } from '../../src/features/reminders/index.js';
import { newId } from '../../src/kernel/id.js';
import { Mailbox, type MailView } from '../../src/platform/mail/mailbox.js';
import { anAppointment, anOrganisation, aPosition, maker } from './factories.js';
import type { TestOffice } from './office.js';

export interface LedgerRow {
  id: string;
  rule: string;
  address: string;
  name: string;
  dueAt: Date;
  state: string;
  reason: string | null;
  attempts: number;
  error: string | null;
  nextAttemptAt: Date;
}

/** An organisation where one person with a mailbox of their own does the work. */
export async function aCrew(office: TestOffice, fields: { isHead?: boolean; address?: string } = {}) {
  const { isHead = false, address = `${newId()}@contoh.sinergi.test` } = fields;
  const organisation = await anOrganisation(office);
  const position = await aPosition(office, { organisationId: organisation.id, isHead });
  await anAppointment(office, position.id, { person: { name: 'Siti Aminah', email: address } });
  return { id: organisation.id, name: organisation.name, position, address };
}

/** A commitment of `ownerId`, agreed at the moment the clock shows. */
export async function anAgreed(
  { app }: TestOffice,
  ownerId: string,
  dueOn: string,
  title = 'Pemasangan penerangan jalan umum',
): Promise<string> {
  const about = { title, topic: 'infrastructure', target: 60, unit: 'titik' } as const;
  const { id } = await app.get(CommitmentsService).create(maker, { ...about, ownerId, dueOn });
  await app.get(CommitmentsService).move(maker, id, { verb: 'agree' });
  return id;
}

export function plan({ app }: TestOffice) {
  return app.get(ReminderPlanner).plan();
}

export function deliver({ app }: TestOffice) {
  return app.get(ReminderDelivery).deliver();
}

/** What the ledger says of one commitment or meeting, in the order in which it is due. */
export function ledger(office: TestOffice, subjectId: string): Promise<LedgerRow[]> {
  return office.rows<LedgerRow>(sql`
    SELECT r.id, q.code AS rule, r.address, r.recipient_name AS name, r.due_at AS "dueAt", r.state, r.reason,
      r.attempts, r.error, r.next_attempt_at AS "nextAttemptAt"
    FROM reminders r JOIN reminder_rules q ON q.id = r.rule_id
    WHERE r.subject_id = ${subjectId} ORDER BY r.due_at, r.recipient_key`);
}

/** The fate of each reminder of a subject: `due_3 sent late`. */
export async function fates(office: TestOffice, subjectId: string): Promise<string[]> {
  const rows = await ledger(office, subjectId);
  return rows.map(({ rule, state, reason }) =>
    [rule.replace('commitment_', ''), state, reason].filter((word) => word !== null).join(' '),
  );
}

/** The mails in the built-in mailbox that went to `address`, oldest first. */
export async function mailsTo({ app }: TestOffice, address: string): Promise<MailView[]> {
  const mailbox = app.get(Mailbox);
  const { items } = await mailbox.list({ limit: 1000 });
  const own = items.filter(({ to }) => to.includes(`<${address}>`)).reverse();
  return Promise.all(own.map(({ id }) => mailbox.read(id)));
}
