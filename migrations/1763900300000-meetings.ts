import type { MigrationInterface, QueryRunner } from 'typeorm';

const topics = `('general', 'csr', 'infrastructure', 'permits', 'vocational', 'basic_services')`;
const classifications = `('open', 'internal', 'exempt')`;

/** Meetings with attendance, agenda items and decisions. */
export class Meetings1763900300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE meetings (
        id uuid PRIMARY KEY,
        reference text NOT NULL UNIQUE,
        title text NOT NULL,
        kind text NOT NULL,
        status text NOT NULL,
        mode text NOT NULL CHECK (mode IN ('on_site', 'online', 'hybrid')),
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
        time_zone text NOT NULL,
        venue text,
        district_code text REFERENCES districts (code),
        online_url text,
        organizer text,
        chair_position_id uuid REFERENCES positions (id),
        secretary_position_id uuid REFERENCES positions (id),
        note_taker_position_id uuid REFERENCES positions (id),
        classification text NOT NULL CHECK (classification IN ${classifications}),
        letter jsonb NOT NULL,
        version integer NOT NULL,
        created_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX meetings_list ON meetings (starts_at DESC, id DESC)`);
    await runner.query(`CREATE INDEX meetings_status ON meetings (status, starts_at DESC, id DESC)`);

    await runner.query(`
      CREATE TABLE attendances (
        id uuid PRIMARY KEY,
        meeting_id uuid NOT NULL REFERENCES meetings (id),
        position_id uuid REFERENCES positions (id),
        organisation_id uuid NOT NULL REFERENCES organisations (id),
        name text,
        status text NOT NULL,
        represented_by text,
        number integer NOT NULL,
        CHECK (position_id IS NOT NULL OR name IS NOT NULL)
      )`);
    await runner.query(`CREATE INDEX attendances_meeting ON attendances (meeting_id, number)`);
    await runner.query(`CREATE INDEX attendances_organisation ON attendances (organisation_id, meeting_id)`);
    // An invited position sits at the table once.
    await runner.query(`CREATE UNIQUE INDEX attendances_position ON attendances (meeting_id, position_id)`);

    await runner.query(`
      CREATE TABLE agenda_items (
        id uuid PRIMARY KEY,
        meeting_id uuid NOT NULL REFERENCES meetings (id),
        number integer NOT NULL,
        topic text NOT NULL CHECK (topic IN ${topics}),
        title text NOT NULL,
        minutes integer NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
        presenter text,
        notes text,
        classification text NOT NULL CHECK (classification IN ${classifications})
      )`);
    await runner.query(`CREATE INDEX agenda_items_meeting ON agenda_items (meeting_id, number)`);

    await runner.query(`
      CREATE TABLE decisions (
        id uuid PRIMARY KEY,
        meeting_id uuid NOT NULL REFERENCES meetings (id),
        agenda_item_id uuid REFERENCES agenda_items (id),
        number integer NOT NULL,
        topic text CHECK (topic IN ${topics}),
        text text NOT NULL
      )`);
    await runner.query(`CREATE INDEX decisions_meeting ON decisions (meeting_id, number)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE decisions, agenda_items, attendances, meetings`);
  }
}
