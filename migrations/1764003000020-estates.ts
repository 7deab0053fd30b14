import type { MigrationInterface, QueryRunner } from 'typeorm';
import { estates } from './data/estates.js';

/**
 * Industrial estates, each a thing of its own: who operates two can tell their tenants apart. A tenant pointed at its
 * operator; now it points at the estate, and the operator follows from that.
 */
export class Estates1764003000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE estates (
        id uuid PRIMARY KEY,
        code text NOT NULL CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{0,39}$'),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 240),
        operator_id uuid REFERENCES organisations (id),
        district_codes text[] NOT NULL,
        area_hectares numeric(10, 2) CHECK (area_hectares > 0),
        area_source text CHECK (length(area_source) <= 200),
        area_year integer CHECK (area_year BETWEEN 1900 AND 2200),
        version integer NOT NULL,
        created_at timestamptz NOT NULL,
        CHECK (area_hectares IS NOT NULL OR num_nonnulls(area_source, area_year) = 0)
      )`);
    await runner.query(`CREATE UNIQUE INDEX estates_code ON estates (code)`);
    await runner.query(`CREATE UNIQUE INDEX estates_name ON estates (lower(name))`);
    await runner.query(`CREATE INDEX estates_list ON estates (name, id)`);
    await runner.query(`CREATE INDEX estates_operator ON estates (operator_id)`);
    await runner.query(
      `INSERT INTO estates (id, code, name, operator_id, district_codes, area_hectares, area_source, area_year, version,
         created_at)
       SELECT gen_random_uuid(), e ->> 'code', e ->> 'name',
         (SELECT o.id FROM organisations o WHERE o.merged_into_id IS NULL AND lower(o.name) IN (
            SELECT lower(n) FROM jsonb_array_elements_text(e -> 'operators') AS n) LIMIT 1),
         ARRAY(SELECT jsonb_array_elements_text(e -> 'districts')), (e -> 'area' ->> 'hectares')::numeric,
         e -> 'area' ->> 'source', (e -> 'area' ->> 'year')::integer, 1, now()
       FROM jsonb_array_elements($1::jsonb) AS e`,
      [JSON.stringify(estates)],
    );
    // An operator with tenants that is none of those has an estate too, whose name people will know better.
    await runner.query(`
      INSERT INTO estates (id, code, name, operator_id, district_codes, version, created_at)
      SELECT gen_random_uuid(), 'KAWASAN-' || row_number() OVER (ORDER BY o.name, o.id),
        'Kawasan yang dikelola ' || left(o.name, 200), o.id,
        CASE WHEN o.district_code IS NULL THEN '{}' ELSE ARRAY[o.district_code] END, 1, now()
      FROM organisations o
      WHERE EXISTS (SELECT FROM organisations t WHERE t.estate_operator_id = o.id)
        AND NOT EXISTS (SELECT FROM estates e WHERE e.operator_id = o.id)`);
    await runner.query(`ALTER TABLE organisations ADD COLUMN estate_id uuid REFERENCES estates (id)`);
    await runner.query(`
      UPDATE organisations o SET estate_id = e.id FROM estates e WHERE e.operator_id = o.estate_operator_id`);
    await runner.query(`CREATE INDEX organisations_estate ON organisations (estate_id)`);
    await runner.query(`ALTER TABLE organisations DROP COLUMN estate_operator_id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organisations ADD COLUMN estate_operator_id uuid REFERENCES organisations (id)
        CHECK (estate_operator_id <> id)`);
    await runner.query(`
      UPDATE organisations o SET estate_operator_id = e.operator_id FROM estates e
      WHERE e.id = o.estate_id AND e.operator_id <> o.id`);
    await runner.query(`CREATE INDEX organisations_estate_operator ON organisations (estate_operator_id)`);
    await runner.query(`ALTER TABLE organisations DROP COLUMN estate_id`);
    await runner.query(`DROP TABLE estates`);
  }
}
