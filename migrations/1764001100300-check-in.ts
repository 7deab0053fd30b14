import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When and how someone was marked as present, by which device, and what they signed. */
export class CheckIn1764001100300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE attendances
        ADD COLUMN checked_in_at timestamptz,
        ADD COLUMN checked_in_via text CHECK (checked_in_via IN ('qr', 'desk')),
        ADD COLUMN device_hash bytea CHECK (length(device_hash) = 32),
        ADD COLUMN signature text CHECK (length(signature) <= 8000)`);
    // One device is one person.
    await runner.query(`CREATE UNIQUE INDEX attendances_device ON attendances (meeting_id, device_hash)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE attendances DROP COLUMN checked_in_at, DROP COLUMN checked_in_via, DROP COLUMN device_hash,
        DROP COLUMN signature`);
  }
}
