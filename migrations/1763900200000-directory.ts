import type { MigrationInterface, QueryRunner } from 'typeorm';
import { districts } from './data/districts.js';
import { holidays } from './data/holidays.js';

/** Organisations, the positions in them, the people who hold them with dates; districts and holidays. */
export class Directory1763900200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE districts (code text PRIMARY KEY, name text NOT NULL, aliases text[] NOT NULL DEFAULT '{}')`);
    await runner.query(
      `INSERT INTO districts (code, name, aliases)
       SELECT d ->> 'code', d ->> 'name', ARRAY(SELECT jsonb_array_elements_text(d -> 'aliases'))
       FROM jsonb_array_elements($1::jsonb) AS d`,
      [JSON.stringify(districts)],
    );

    await runner.query(`
      CREATE TABLE holidays (
        date date PRIMARY KEY,
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('national', 'collective_leave')),
        source text NOT NULL
      )`);
    await runner.query(
      `INSERT INTO holidays (date, name, kind, source)
       SELECT date, name, kind, source
       FROM jsonb_to_recordset($1::jsonb) AS h(date date, name text, kind text, source text)`,
      [JSON.stringify(holidays)],
    );

    await runner.query(`
      CREATE TABLE organisations (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        short_name text,
        kind text NOT NULL,
        side text NOT NULL CHECK (side IN ('government', 'industry', 'partner')),
        district_code text REFERENCES districts (code),
        address text,
        email text,
        phone text,
        version integer NOT NULL,
        created_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE UNIQUE INDEX organisations_name ON organisations (lower(name))`);
    await runner.query(`CREATE INDEX organisations_list ON organisations (name, id)`);
    await runner.query(`
      ALTER TABLE role_grants ADD CONSTRAINT role_grants_organisation_fk
      FOREIGN KEY (organisation_id) REFERENCES organisations (id)`);

    await runner.query(`
      CREATE TABLE positions (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisations (id),
        title text NOT NULL,
        is_head boolean NOT NULL,
        created_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE UNIQUE INDEX positions_title ON positions (organisation_id, lower(title))`);
    await runner.query(`CREATE INDEX positions_list ON positions (title, id)`);

    await runner.query(`
      CREATE TABLE people (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        honorific_prefix text,
        honorific_suffix text,
        employee_number text,
        email text,
        phone text,
        user_id uuid UNIQUE REFERENCES users (id),
        created_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX people_list ON people (name, id)`);

    await runner.query(`
      CREATE TABLE appointments (
        id uuid PRIMARY KEY,
        position_id uuid NOT NULL REFERENCES positions (id),
        person_id uuid NOT NULL REFERENCES people (id),
        kind text NOT NULL CHECK (kind IN ('definitive', 'plt', 'plh', 'pj', 'pjs')),
        starts_on date NOT NULL,
        ends_on date CHECK (ends_on >= starts_on)
      )`);
    await runner.query(`CREATE INDEX appointments_position ON appointments (position_id, starts_on)`);
    await runner.query(`CREATE INDEX appointments_person ON appointments (person_id, starts_on)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE role_grants DROP CONSTRAINT role_grants_organisation_fk`);
    await runner.query(`DROP TABLE appointments, people, positions, organisations, holidays, districts`);
  }
}
