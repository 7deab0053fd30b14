import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Villages (desa and kelurahan) in their districts; an organisation lies in one of its own district. */
export class Directory1764001200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE villages (
        -- Kemendagri: province, regency, district, village; the last group begins with 1 for a kelurahan, 2 for a desa.
        code text PRIMARY KEY CHECK (code ~ '^\\d{2}\\.\\d{2}\\.\\d{2}\\.[12]\\d{3}$'),
        district_code text NOT NULL REFERENCES districts (code) CHECK (district_code = left(code, 8)),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
        UNIQUE (code, district_code)
      )`);
    await runner.query(`CREATE INDEX villages_list ON villages (name, code)`);
    await runner.query(`CREATE INDEX villages_district ON villages (district_code, name, code)`);
    await runner.query(`
      ALTER TABLE organisations
        ADD COLUMN village_code text,
        ADD COLUMN nib text CHECK (nib ~ '^\\d{13}$'),
        ADD CONSTRAINT organisations_village CHECK (village_code IS NULL OR district_code IS NOT NULL),
        ADD CONSTRAINT organisations_village_in_district
          FOREIGN KEY (village_code, district_code) REFERENCES villages (code, district_code)`);
    await runner.query(`CREATE INDEX organisations_village ON organisations (village_code)`);
    await runner.query(`CREATE INDEX organisations_nib ON organisations (nib) WHERE nib IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE organisations DROP COLUMN village_code, DROP COLUMN nib`);
    await runner.query(`DROP TABLE villages`);
  }
}
