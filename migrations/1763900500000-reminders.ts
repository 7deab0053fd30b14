import type { MigrationInterface, QueryRunner } from 'typeorm';
import { reminderRules } from './data/reminder-rules.js';

/** What decides who is reminded of what; a change of any of these is a reason to plan anew. */
const sources = [
  'appointments',
  'attendances',
  'commitments',
  'holidays',
  'meetings',
  'organisations',
  'people',
  'positions',
  'reminder_rules',
  'role_grants',
  'users',
];

/** Rules, and the ledger of every reminder planned, sent or not sent, and why. */
export class Reminders1763900500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reminder_rules (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        subject text NOT NULL CHECK (subject IN ('commitment', 'meeting')),
        offset_working_days integer NOT NULL,
        repeat_every_days integer CHECK (repeat_every_days > 0),
        at_time time NOT NULL,
        audience text NOT NULL CHECK (audience IN ('owner', 'owner_head', 'invited')),
        channel text NOT NULL CHECK (channel IN ('email')),
        enabled boolean NOT NULL,
        enabled_since timestamptz NOT NULL,
        version integer NOT NULL
      )`);
    await runner.query(
      `INSERT INTO reminder_rules
         (id, code, subject, offset_working_days, repeat_every_days, at_time, audience, channel, enabled, enabled_since, version)
       SELECT id, code, subject, offset_working_days, repeat_every_days, at_time, audience, 'email', true, 'epoch', 1
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, code text, subject text, offset_working_days integer,
         repeat_every_days integer, at_time time, audience text)`,
      [JSON.stringify(reminderRules)],
    );

    await runner.query(`
      CREATE TABLE reminders (
        id uuid PRIMARY KEY,
        rule_id uuid NOT NULL REFERENCES reminder_rules (id),
        subject_type text NOT NULL CHECK (subject_type IN ('commitment', 'meeting')),
        subject_id uuid NOT NULL,
        anchor_on date NOT NULL,
        sequence integer NOT NULL,
        recipient_key text NOT NULL,
        recipient_name text NOT NULL,
        recipient_locale text NOT NULL CHECK (recipient_locale IN ('id', 'en')),
        organisation_id uuid NOT NULL REFERENCES organisations (id),
        address text NOT NULL,
        channel text NOT NULL,
        due_at timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('planned', 'sending', 'sent', 'failed', 'skipped', 'expired')),
        reason text,
        attempts smallint NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL,
        lease_token uuid,
        lease_until timestamptz,
        sent_at timestamptz,
        error text,
        created_at timestamptz NOT NULL,
        -- The inserted row is both lock and proof: one reminder for a rule, an occasion, a person and a channel.
        CONSTRAINT reminders_once UNIQUE (rule_id, subject_id, anchor_on, sequence, recipient_key, channel)
      )`);
    await runner.query(
      `CREATE INDEX reminders_waiting ON reminders (next_attempt_at, id) WHERE state IN ('planned', 'sending')`,
    );
    await runner.query(`CREATE INDEX reminders_planned ON reminders (due_at) WHERE state = 'planned'`);
    await runner.query(`CREATE INDEX reminders_subject ON reminders (subject_id, due_at DESC)`);
    await runner.query(`CREATE INDEX reminders_list ON reminders (due_at DESC, id DESC)`);
    await runner.query(`CREATE INDEX reminders_state ON reminders (state, due_at DESC, id DESC)`);

    // Tells the planner that nothing has changed since it last looked. A sequence, since a row would make all
    // writers wait for one another; it never rolls back, which costs one look too many and loses none.
    await runner.query(`CREATE SEQUENCE reminder_changes`);
    await runner.query(`
      CREATE FUNCTION note_reminder_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM nextval('reminder_changes'); RETURN NULL; END $$`);
    for (const table of sources) {
      await runner.query(`
        CREATE TRIGGER ${table}_reminder_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION note_reminder_change()`);
    }

    // The last run of each tick: health is a fact in the database, whoever did the work.
    await runner.query(`
      CREATE TABLE job_runs (job text PRIMARY KEY, last_started_at timestamptz, last_finished_at timestamptz, last_error text)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE job_runs, reminders, reminder_rules`);
    await runner.query(`DROP FUNCTION note_reminder_change CASCADE`);
    await runner.query(`DROP SEQUENCE reminder_changes`);
  }
}
