import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Named lists of whom to invite together. */
export class InvitationGroups1764001100200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE invitation_groups (
        id uuid PRIMARY KEY,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
        note text CHECK (length(note) <= 1000),
        version integer NOT NULL,
        created_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE UNIQUE INDEX invitation_groups_name ON invitation_groups (lower(name))`);
    await runner.query(`CREATE INDEX invitation_groups_list ON invitation_groups (name, id)`);
    await runner.query(`
      CREATE TABLE invitation_group_members (
        id uuid PRIMARY KEY,
        group_id uuid NOT NULL REFERENCES invitation_groups (id) ON DELETE CASCADE,
        position_id uuid REFERENCES positions (id),
        person_id uuid REFERENCES people (id),
        organisation_id uuid REFERENCES organisations (id),
        seats text CHECK (seats IN ('one', 'positions')),
        CHECK (num_nonnulls(position_id, person_id, organisation_id) = 1),
        CHECK ((organisation_id IS NULL) = (seats IS NULL)),
        CONSTRAINT invitation_group_members_once
          UNIQUE NULLS NOT DISTINCT (group_id, position_id, person_id, organisation_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE invitation_group_members, invitation_groups`);
  }
}
