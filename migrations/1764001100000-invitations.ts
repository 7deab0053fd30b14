import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Seats of people, of whole organisations and of guests, and the mails that tell invitees of a meeting. */
export class Invitations1764001100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE attendances DROP CONSTRAINT attendances_check`);
    await runner.query(`
      ALTER TABLE attendances
        ALTER COLUMN organisation_id DROP NOT NULL,
        ADD COLUMN person_id uuid REFERENCES people (id),
        ADD COLUMN guest_organisation text CHECK (length(guest_organisation) <= 200),
        ADD COLUMN guest_email text CHECK (length(guest_email) <= 254),
        -- A seat is of someone: of a position, of a person, of a guest, or of a whole organisation.
        ADD CONSTRAINT attendances_someone CHECK (organisation_id IS NOT NULL OR name IS NOT NULL)`);
    await runner.query(`CREATE UNIQUE INDEX attendances_person ON attendances (meeting_id, person_id)`);
    await runner.query(`
      CREATE UNIQUE INDEX attendances_guest ON attendances (meeting_id, lower(guest_email))`);
    await runner.query(`
      CREATE UNIQUE INDEX attendances_whole ON attendances (meeting_id, organisation_id)
      WHERE position_id IS NULL AND person_id IS NULL AND name IS NULL`);

    await runner.query(`
      CREATE TABLE meeting_notices (
        id uuid PRIMARY KEY,
        meeting_id uuid NOT NULL REFERENCES meetings (id),
        -- Who is asked, as the seat says it; a seat that is taken away and given again is told once.
        invitee text NOT NULL,
        kind text NOT NULL
          CHECK (kind IN ('invitation', 'change', 'postponement', 'new_time', 'cancellation', 'withdrawal', 'request')),
        occasion text NOT NULL,
        note text,
        recipient_name text,
        recipient_locale text CHECK (recipient_locale IN ('id', 'en')),
        address text,
        told jsonb,
        state text NOT NULL CHECK (state IN ('planned', 'sending', 'sent', 'failed', 'skipped', 'expired')),
        reason text,
        attempts smallint NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL,
        lease_token uuid,
        lease_until timestamptz,
        sent_at timestamptz,
        error text,
        created_at timestamptz NOT NULL,
        -- The inserted row is both lock and proof: one mail for a meeting, an invitee and an occasion.
        CONSTRAINT meeting_notices_once UNIQUE (meeting_id, invitee, occasion)
      )`);
    await runner.query(`
      CREATE INDEX meeting_notices_waiting ON meeting_notices (next_attempt_at, id)
      WHERE state IN ('planned', 'sending')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE meeting_notices`);
    await runner.query(`DROP INDEX attendances_person, attendances_guest, attendances_whole`);
    await runner.query(`
      ALTER TABLE attendances DROP CONSTRAINT attendances_someone, DROP COLUMN person_id,
        DROP COLUMN guest_organisation, DROP COLUMN guest_email`);
    await runner.query(
      `DELETE FROM attendances WHERE organisation_id IS NULL OR (position_id IS NULL AND name IS NULL)`,
    );
    await runner.query(`
      ALTER TABLE attendances ALTER COLUMN organisation_id SET NOT NULL,
        ADD CONSTRAINT attendances_check CHECK (position_id IS NOT NULL OR name IS NOT NULL)`);
  }
}
