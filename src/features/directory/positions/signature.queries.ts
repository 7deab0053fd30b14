import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { LocalDate } from '../../../kernel/calendar.js';
import { NotFound } from '../../../kernel/errors.js';
import type { Actor } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { reachesOrganisation } from '../organisations/organisation.reach.js';
import type { SignatureView } from './position.dto.js';
import { type Signatory, signatureBlock } from './signature-block.js';

@Injectable()
export class SignatureQueries {
  constructor(private readonly db: Database) {}

  /** How whoever holds the position on `day` is printed under a letter; null while it is vacant. */
  async of(actor: Actor, positionId: string, day: LocalDate): Promise<SignatureView> {
    const [row] = await this.db.query<Signatory & { name: string | null }>(sql`
      SELECT x.title, o.kind AS "organisationKind", h.kind, p.name, p.honorific_prefix AS "honorificPrefix",
        p.honorific_suffix AS "honorificSuffix", p.rank, p.employee_number AS "employeeNumber"
      FROM positions x JOIN organisations o ON o.id = x.organisation_id
        LEFT JOIN LATERAL (
          SELECT * FROM appointments a
          WHERE a.position_id = x.id AND a.starts_on <= ${day} AND (a.ends_on IS NULL OR a.ends_on >= ${day})
          ORDER BY a.kind = 'definitive', a.starts_on DESC, a.id DESC LIMIT 1) h ON true
        LEFT JOIN people p ON p.id = h.person_id
      WHERE x.id = ${positionId} AND ${reachesOrganisation(actor)}`);
    if (row === undefined) throw new NotFound();
    return { day, block: row.name === null ? null : signatureBlock(row) };
  }
}
