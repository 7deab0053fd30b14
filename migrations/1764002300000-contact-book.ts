import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A telephone as people type it in Indonesia, in E.164; null when it cannot be read so. */
const e164 = (column: string): string => `
  (SELECT CASE WHEN plain ~ '^\\+[1-9]\\d{6,14}$' THEN plain WHEN plain ~ '^0[1-9]\\d{6,12}$' THEN '+62' || substr(plain, 2)
    WHEN plain ~ '^62[1-9]\\d{6,12}$' THEN '+' || plain END
   FROM (SELECT regexp_replace(${column}, '[^0-9+]', '', 'g') AS plain) AS typed)`;

/**
 * Several ways to reach a person or an organisation, and what each of them agreed to. What stood in the one field for
 * an address and the one for a telephone moves here, so that there is one place to look.
 */
export class ContactBook1764002300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE contacts (
        id uuid PRIMARY KEY,
        person_id uuid REFERENCES people (id),
        organisation_id uuid REFERENCES organisations (id),
        kind text NOT NULL CHECK (kind IN ('email', 'phone', 'whatsapp')),
        value text NOT NULL CHECK (length(value) BETWEEN 3 AND 254),
        purpose text NOT NULL CHECK (purpose IN ('general', 'invitation', 'follow_up', 'emergency')),
        preferred boolean NOT NULL,
        valid_until date,
        note text CHECK (length(note) BETWEEN 1 AND 200),
        version integer NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT contacts_owner CHECK (num_nonnulls(person_id, organisation_id) = 1),
        CONSTRAINT contacts_email CHECK (kind <> 'email' OR (value = lower(value) AND value LIKE '%@%')),
        CONSTRAINT contacts_of_person UNIQUE (person_id, kind, value),
        CONSTRAINT contacts_of_organisation UNIQUE (organisation_id, kind, value)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX contacts_preferred ON contacts ((coalesce(person_id, organisation_id)), kind) WHERE preferred`);
    // Whose address is it? Asked of every address that somebody silenced.
    await runner.query(`CREATE INDEX contacts_value ON contacts (value)`);
    await runner.query(`
      CREATE TRIGGER contacts_reminder_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON contacts
      FOR EACH STATEMENT EXECUTE FUNCTION note_reminder_change()`);

    await runner.query(`
      CREATE TABLE contact_consents (
        -- Counted by PostgreSQL: which word was the last is not for the clocks of several servers to say.
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        person_id uuid REFERENCES people (id),
        organisation_id uuid REFERENCES organisations (id),
        kind text NOT NULL CHECK (kind IN ('email', 'phone', 'whatsapp')),
        -- Not the contact's id: who takes an address away and enters it again was still told to leave it alone.
        value text NOT NULL,
        text_version integer,
        given boolean NOT NULL,
        means text NOT NULL CHECK (means IN ('in_person', 'telephone', 'whatsapp', 'email', 'letter')),
        note text CHECK (length(note) BETWEEN 1 AND 500),
        at timestamptz NOT NULL,
        by_id uuid NOT NULL REFERENCES users (id),
        by_name text NOT NULL,
        CONSTRAINT contact_consents_owner CHECK (num_nonnulls(person_id, organisation_id) = 1)
      )`);
    await runner.query(`
      CREATE INDEX contact_consents_last
        ON contact_consents ((coalesce(person_id, organisation_id)), kind, value, number DESC)`);
    await runner.query(`
      CREATE TRIGGER contact_consents_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON contact_consents
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER contact_consents_reminder_change AFTER INSERT ON contact_consents
      FOR EACH STATEMENT EXECUTE FUNCTION note_reminder_change()`);

    for (const [table, owner] of [
      ['people', 'person_id'],
      ['organisations', 'organisation_id'],
    ] as const) {
      await runner.query(`
        INSERT INTO contacts (id, ${owner}, kind, value, purpose, preferred, version, created_at)
        SELECT gen_random_uuid(), id, 'email', lower(trim(email)), 'general', true, 1, created_at
        FROM ${table} WHERE email LIKE '%_@_%'`);
      // A number that cannot be read stays as it was typed: somebody still understands it.
      await runner.query(`
        INSERT INTO contacts (id, ${owner}, kind, value, purpose, preferred, version, created_at)
        SELECT gen_random_uuid(), id, 'phone', coalesce(${e164('phone')}, trim(phone)), 'general', true, 1, created_at
        FROM ${table} WHERE length(trim(phone)) >= 3`);
      await runner.query(`ALTER TABLE ${table} DROP COLUMN email, DROP COLUMN phone`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, owner] of [
      ['people', 'person_id'],
      ['organisations', 'organisation_id'],
    ] as const) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN email text, ADD COLUMN phone text`);
      for (const kind of ['email', 'phone']) {
        await runner.query(`
          UPDATE ${table} t SET ${kind} = c.value FROM contacts c
          WHERE c.${owner} = t.id AND c.kind = '${kind}' AND c.preferred`);
      }
    }
    await runner.query(`DROP TABLE contact_consents, contacts`);
  }
}
