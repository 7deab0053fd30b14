import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One list of what browsers kept for us and have used up, in place of one for each kind. */
export class UsedCookies1764002100100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE used_cookies (id uuid PRIMARY KEY, expires_at timestamptz NOT NULL)`);
    // What is in them ends within ten minutes, and no cookie of before opens any more.
    await runner.query(`DROP TABLE used_sso_flows, used_passkey_challenges`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['used_sso_flows', 'used_passkey_challenges']) {
      await runner.query(`CREATE TABLE ${table} (id uuid PRIMARY KEY, expires_at timestamptz NOT NULL)`);
    }
    await runner.query(`DROP TABLE used_cookies`);
  }
}
