import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { contactsBy, reached } from '../contacts/known-contacts.js';
import { PersonQueries } from '../people/person.queries.js';
import { Distinctions } from './distinctions.js';
import type { PersonPair, PersonSide } from './person-duplicate.dto.js';
import { alikePeople, type ComparablePerson } from './person-likeness.js';

/** The caller has made sure that the reader may see everyone. */
@Injectable()
export class PersonDuplicateQueries {
  constructor(
    private readonly db: Database,
    private readonly distinctions: Distinctions,
    private readonly people: PersonQueries,
    private readonly clock: Clock,
  ) {}

  /** People who may be one, but for those that somebody has told apart. */
  async pairs(): Promise<PersonPair[]> {
    const all = await this.db.query<ComparablePerson>(sql`
      SELECT p.id, p.name, p.employee_number AS "employeeNumber", ${reached}
      FROM people p LEFT JOIN ${contactsBy(sql`person_id`)} AS r ON r.of_id = p.id
      WHERE p.merged_into_id IS NULL`);
    const pairs = await this.distinctions.stillAsked('people', alikePeople(all));
    return Promise.all(
      pairs.map(async ({ oneId, otherId, alike }) => ({
        one: await this.side(oneId),
        other: await this.side(otherId),
        alike,
      })),
    );
  }

  private async side(id: string): Promise<PersonSide> {
    const today = this.clock.today();
    const [row] = await this.db.query<Pick<PersonSide, 'hasAccount'>>(sql`
      SELECT user_id IS NOT NULL AS "hasAccount" FROM people WHERE id = ${id}`);
    const positions = await this.people.positionsOf(id, today);
    return { ...(await this.people.person(id, today)), positions, hasAccount: row?.hasAccount ?? false };
  }
}
