import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { contactsBy, reached } from '../contacts/known-contacts.js';
import { OrganisationQueries } from '../organisations/organisation.queries.js';
import type { DuplicatePair } from './duplicate.dto.js';
import { alikePairs, type Comparable } from './likeness.js';

/** As many as a person works through before asking again. */
const shown = 50;

@Injectable()
export class DuplicateQueries {
  constructor(
    private readonly db: Database,
    private readonly organisations: OrganisationQueries,
  ) {}

  /** Organisations that may be one, but for those that somebody has told apart. */
  async pairs(actor: Actor): Promise<DuplicatePair[]> {
    const all = await this.db.query<Comparable>(sql`
      SELECT o.id, o.name, o.nib, ${reached}
      FROM organisations o LEFT JOIN ${contactsBy(sql`organisation_id`)} AS r ON r.of_id = o.id
      WHERE o.merged_into_id IS NULL`);
    const apart = await this.db.query<{ oneId: string; otherId: string }>(sql`
      SELECT one_id AS "oneId", other_id AS "otherId" FROM organisation_distinctions`);
    const known = new Set(apart.map(({ oneId, otherId }) => `${oneId} ${otherId}`));
    const pairs = alikePairs(all).filter(({ oneId, otherId }) => !known.has(`${oneId} ${otherId}`));
    return Promise.all(
      pairs.slice(0, shown).map(async ({ oneId, otherId, alike }) => ({
        one: await this.organisations.view(actor, oneId),
        other: await this.organisations.view(actor, otherId),
        alike,
      })),
    );
  }
}
