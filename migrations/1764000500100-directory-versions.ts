import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, positions and appointments can be corrected; two writers must not overwrite each other. */
export class DirectoryVersions1764000500100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['positions', 'people', 'appointments']) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN version integer NOT NULL DEFAULT 1`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['positions', 'people', 'appointments']) {
      await runner.query(`ALTER TABLE ${table} DROP COLUMN version`);
    }
  }
}
