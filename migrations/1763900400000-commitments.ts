import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Commitments with their progress reports and requests for more time. */
export class Commitments1763900400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE commitments (
        id uuid PRIMARY KEY,
        reference text NOT NULL UNIQUE,
        title text NOT NULL,
        topic text NOT NULL
          CHECK (topic IN ('general', 'csr', 'infrastructure', 'permits', 'vocational', 'basic_services')),
        status text NOT NULL,
        meeting_id uuid REFERENCES meetings (id),
        agenda_item_id uuid REFERENCES agenda_items (id),
        decision_id uuid REFERENCES decisions (id),
        owner_id uuid NOT NULL REFERENCES organisations (id),
        verifier_id uuid REFERENCES organisations (id) CHECK (verifier_id <> owner_id),
        supporting text,
        indicator text,
        direction text NOT NULL CHECK (direction IN ('up', 'down', 'yes_no')),
        baseline numeric(18, 3) NOT NULL,
        target numeric(18, 3),
        unit text,
        due_on date,
        first_due_on date,
        evidence_required text,
        place text,
        district_code text REFERENCES districts (code),
        planned_value numeric(18, 0) CHECK (planned_value >= 0),
        classification text NOT NULL CHECK (classification IN ('open', 'internal', 'exempt')),
        question text,
        obstacle text,
        progress_value numeric(18, 3),
        progress_percent smallint NOT NULL CHECK (progress_percent BETWEEN 0 AND 100),
        progress_on date,
        agreed_at timestamptz,
        submitted_at timestamptz,
        fulfilled_on date,
        version integer NOT NULL,
        created_at timestamptz NOT NULL,
        -- Without target, unit and due date it stays a proposal (product.md, principle 1).
        CHECK (status IN ('proposed', 'cancelled') OR (target IS NOT NULL AND unit IS NOT NULL AND due_on IS NOT NULL))
      )`);
    // Lists end in id so that keyset pages are stable, and a proposal without a date sorts last; the partial
    // ones serve "what is still open".
    await runner.query(`CREATE INDEX commitments_due ON commitments ((coalesce(due_on, 'infinity')), id)`);
    await runner.query(
      `CREATE INDEX commitments_owner_due ON commitments (owner_id, (coalesce(due_on, 'infinity')), id)`,
    );
    // Searched by the beginnings of words; no stemming, since names and references are most of it.
    await runner.query(`
      CREATE INDEX commitments_search ON commitments USING gin (to_tsvector('simple', translate(reference, '-/', '  ') || ' ' || title))`);
    await runner.query(`CREATE INDEX commitments_meeting ON commitments (meeting_id, reference)`);
    await runner.query(
      `CREATE INDEX commitments_submitted ON commitments (submitted_at, id) WHERE status = 'submitted'`,
    );
    await runner.query(`
      CREATE INDEX commitments_open_due ON commitments ((coalesce(due_on, 'infinity')), id)
      WHERE status IN ('agreed', 'in_progress', 'blocked')`);
    await runner.query(`
      CREATE INDEX commitments_open_owner ON commitments (owner_id, (coalesce(due_on, 'infinity')), id)
      WHERE status IN ('agreed', 'in_progress', 'blocked')`);

    await runner.query(`
      CREATE TABLE progress_reports (
        id uuid PRIMARY KEY,
        commitment_id uuid NOT NULL REFERENCES commitments (id),
        reported_on date NOT NULL,
        value numeric(18, 3) NOT NULL,
        percent smallint NOT NULL,
        note text,
        reported_by_id uuid,
        reported_by_name text NOT NULL,
        created_at timestamptz NOT NULL
      )`);
    await runner.query(
      `CREATE INDEX progress_reports_commitment ON progress_reports (commitment_id, reported_on, id)`,
    );

    await runner.query(`
      CREATE TABLE extensions (
        id uuid PRIMARY KEY,
        commitment_id uuid NOT NULL REFERENCES commitments (id),
        from_due_on date NOT NULL,
        to_due_on date NOT NULL CHECK (to_due_on > from_due_on),
        reason text NOT NULL,
        status text NOT NULL CHECK (status IN ('requested', 'granted', 'refused')),
        requested_by_name text NOT NULL,
        requested_at timestamptz NOT NULL,
        answered_by_name text,
        answered_at timestamptz,
        answer_note text
      )`);
    await runner.query(`CREATE INDEX extensions_commitment ON extensions (commitment_id, requested_at)`);
    // One open request at a time: the answer must be about what was asked last.
    await runner.query(
      `CREATE UNIQUE INDEX extensions_open ON extensions (commitment_id) WHERE status = 'requested'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE extensions, progress_reports, commitments`);
  }
}
