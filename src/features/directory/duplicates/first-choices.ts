import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Database } from '../../../platform/database/database.js';
import { type ContactOwner, idOf } from '../contacts/contact.js';
import { isOf } from '../contacts/contact.queries.js';

/** What a merge settles of contacts before they move: who is preferred, and who wants nothing. */
@Injectable()
export class FirstChoices {
  constructor(private readonly db: Database) {}

  /**
   * One first choice of a kind: that of the one that stays. Whoever asked to be left alone at an address is left
   * alone there, whichever of the two they said it to; what was said before stays with the one that goes.
   */
  async keep(kept: ContactOwner, merged: ContactOwner): Promise<void> {
    await this.db.query(sql`
      UPDATE contacts c SET preferred = false, version = version + 1
      WHERE ${isOf(merged)} AND c.preferred AND EXISTS (
        SELECT FROM contacts k WHERE ${ownerId(sql`k`)} = ${idOf(kept)} AND k.kind = c.kind AND k.preferred)`);
    const [person, organisation] = 'personId' in kept ? [kept.personId, null] : [null, kept.organisationId];
    await this.db.query(sql`
      INSERT INTO contact_consents
        (person_id, organisation_id, kind, value, text_version, given, means, note, at, by_id, by_name)
      SELECT ${person}::uuid, ${organisation}::uuid, kind, value, text_version, given, means, note, at, by_id, by_name
      FROM (
        SELECT DISTINCT ON (kind, value) * FROM contact_consents s WHERE ${ownerId(sql`s`)} = ${idOf(merged)}
        ORDER BY kind, value, number DESC) AS last
      WHERE NOT given OR NOT EXISTS (
        SELECT FROM contact_consents k
        WHERE ${ownerId(sql`k`)} = ${idOf(kept)} AND k.kind = last.kind AND k.value = last.value)
      ORDER BY number`);
  }
}

const ownerId = (table: Sql): Sql => sql`coalesce(${table}.person_id, ${table}.organisation_id)`;
