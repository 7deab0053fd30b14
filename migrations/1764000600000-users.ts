import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Users are administered: their version, acting roles, and invitations that name whom they invite as what. */
export class Users1764000600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE users ADD COLUMN version integer NOT NULL DEFAULT 1`);
    await runner.query(`
      ALTER TABLE role_grants
        ADD COLUMN kind text NOT NULL DEFAULT 'definitive'
          CHECK (kind IN ('definitive', 'plt', 'plh', 'pj', 'pjs')),
        ADD CONSTRAINT role_grants_acting CHECK (kind = 'definitive' OR ends_on IS NOT NULL)`);
    await runner.query(`CREATE INDEX users_name ON users (name, id)`);

    await runner.query(`
      ALTER TABLE invitations
        ADD COLUMN name text,
        ADD COLUMN email text,
        ADD COLUMN locale text NOT NULL DEFAULT 'id' CHECK (locale IN ('id', 'en')),
        ADD COLUMN grants jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN invited_by uuid REFERENCES users (id),
        ADD COLUMN sent_at timestamptz,
        ADD COLUMN failed_at timestamptz,
        ADD COLUMN revoked_at timestamptz`);
    // The first administrator's link, the only kind there was, gives roles for the whole office.
    await runner.query(`
      UPDATE invitations SET grants = (SELECT coalesce(jsonb_agg(jsonb_build_object('role', role)), '[]') FROM unnest(roles) AS role)`);
    await runner.query(`ALTER TABLE invitations DROP COLUMN roles`);
    // One open invitation for an address, so that two administrators do not invite the same person twice.
    await runner.query(`
      CREATE UNIQUE INDEX invitations_open ON invitations (lower(email))
        WHERE accepted_at IS NULL AND revoked_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // What earlier code knows of an invitation is not enough for these: they end.
    await runner.query(`DROP INDEX invitations_open`);
    await runner.query(`DELETE FROM invitations WHERE email IS NOT NULL`);
    await runner.query(`
      ALTER TABLE invitations ADD COLUMN roles text[] NOT NULL DEFAULT '{}', DROP COLUMN name, DROP COLUMN email,
        DROP COLUMN locale, DROP COLUMN grants,
        DROP COLUMN invited_by, DROP COLUMN sent_at, DROP COLUMN failed_at, DROP COLUMN revoked_at`);
    await runner.query(`DROP INDEX users_name`);
    await runner.query(`
      ALTER TABLE role_grants DROP CONSTRAINT role_grants_acting, DROP COLUMN kind`);
    await runner.query(`ALTER TABLE users DROP COLUMN version`);
  }
}
