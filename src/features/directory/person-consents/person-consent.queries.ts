import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { NotFound } from '../../../kernel/errors.js';
import { Database } from '../../../platform/database/database.js';
import { type Channel, channelNames, isAccountOf, standing } from '../../access/index.js';
import type { PersonConsentDecision, PersonConsentList } from './person-consent.dto.js';

type Decided = PersonConsentDecision & { channel: string };

/** Rows of `person_id` and `channel`: who told staff last that they want nothing by it. */
export const withdrawnWithStaff = sql`
  SELECT person_id, channel FROM (
    SELECT DISTINCT ON (person_id, channel) person_id, channel, given
    FROM person_consents ORDER BY person_id, channel, number DESC) AS last
  WHERE NOT given`;

/** The caller has made sure that the reader may see everyone. */
@Injectable()
export class PersonConsentQueries {
  constructor(private readonly db: Database) {}

  async of(personId: string): Promise<PersonConsentList> {
    const decidesAlone = await this.decidesAlone(personId);
    const rows = await this.db.query<Decided>(sql`
      SELECT DISTINCT ON (channel) channel, given, at, text_version AS "textVersion", means, note, by_name AS "by"
      FROM person_consents WHERE person_id = ${personId} ORDER BY channel, number DESC`);
    const items = channelNames.map((channel) => {
      const row = rows.find((each) => each.channel === channel);
      return standing(channel, row === undefined ? null : decisionOf(row));
    });
    return { items, decidesAlone };
  }

  /** Linked to an account, or with the address of one; {@link NotFound} when there is no such person. */
  async decidesAlone(personId: string): Promise<boolean> {
    const [person] = await this.db.query<{ alone: boolean }>(sql`
      SELECT EXISTS (SELECT FROM users u WHERE u.disabled_at IS NULL AND ${isAccountOf}) AS alone
      FROM people p WHERE p.id = ${personId}`);
    if (person === undefined) throw new NotFound();
    return person.alone;
  }

  async last(personId: string, channel: Channel): Promise<PersonConsentDecision | null> {
    const { items } = await this.of(personId);
    return items.find((each) => each.channel === channel)?.decision ?? null;
  }
}

function decisionOf({ channel: _, ...decision }: Decided): PersonConsentDecision {
  return decision;
}
