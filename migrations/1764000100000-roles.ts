import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The roles of an office, each held for the office, an organisation, a position or a district; estates. */
export class Roles1764000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE role_grants
        DROP CONSTRAINT role_grants_role_check, DROP CONSTRAINT role_grants_check1,
        ADD COLUMN position_id uuid, ADD COLUMN district_code text`);
    await runner.query(`
      ALTER TABLE role_grants
        ADD CONSTRAINT role_grants_role CHECK (role IN ('administrator', 'staff', 'official', 'aide', 'chair',
          'verifier', 'agency_head', 'agency_officer', 'liaison', 'estate_coordinator', 'district_officer',
          'information_officer', 'inspector')),
        ADD CONSTRAINT role_grants_organisation CHECK (organisation_id IS NOT NULL OR role NOT IN
          ('verifier', 'agency_head', 'agency_officer', 'liaison', 'estate_coordinator')),
        ADD CONSTRAINT role_grants_position CHECK (position_id IS NOT NULL OR role NOT IN ('aide', 'chair')),
        ADD CONSTRAINT role_grants_district CHECK (district_code IS NOT NULL OR role <> 'district_officer')`);

    await runner.query(`
      ALTER TABLE organisations ADD COLUMN estate_operator_id uuid REFERENCES organisations (id)
        CHECK (estate_operator_id <> id)`);
    await runner.query(`CREATE INDEX organisations_estate_operator ON organisations (estate_operator_id)`);
    await runner.query(`CREATE INDEX meetings_chair_position ON meetings (chair_position_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX meetings_chair_position`);
    await runner.query(`ALTER TABLE organisations DROP COLUMN estate_operator_id`);
    await runner.query(`
      ALTER TABLE role_grants DROP CONSTRAINT role_grants_role, DROP CONSTRAINT role_grants_organisation,
        DROP COLUMN position_id, DROP COLUMN district_code,
        ADD CONSTRAINT role_grants_role_check CHECK (role IN ('administrator', 'staff', 'official', 'liaison')),
        ADD CONSTRAINT role_grants_check1 CHECK ((role = 'liaison') = (organisation_id IS NOT NULL))`);
  }
}
