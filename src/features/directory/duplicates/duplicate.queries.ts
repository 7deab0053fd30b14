import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { contactsBy, reached } from '../contacts/known-contacts.js';
import { OrganisationQueries } from '../organisations/organisation.queries.js';
import { Distinctions } from './distinctions.js';
import type { DuplicatePair } from './duplicate.dto.js';
import { alikePairs, type Comparable } from './likeness.js';

@Injectable()
export class DuplicateQueries {
  constructor(
    private readonly db: Database,
    private readonly distinctions: Distinctions,
    private readonly organisations: OrganisationQueries,
  ) {}

  /** Organisations that may be one, but for those that somebody has told apart. */
  async pairs(actor: Actor): Promise<DuplicatePair[]> {
    const all = await this.db.query<Comparable>(sql`
      SELECT o.id, o.name, o.nib, ${reached}
      FROM organisations o LEFT JOIN ${contactsBy(sql`organisation_id`)} AS r ON r.of_id = o.id
      WHERE o.merged_into_id IS NULL`);
    const pairs = await this.distinctions.stillAsked('organisations', alikePairs(all));
    return Promise.all(
      pairs.map(async ({ oneId, otherId, alike }) => ({
        one: await this.organisations.view(actor, oneId),
        other: await this.organisations.view(actor, otherId),
        alike,
      })),
    );
  }
}
