import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { contactsBy, reached } from '../contacts/known-contacts.js';
import { PersonQueries } from '../people/person.queries.js';
import type { PersonPair, PersonSide } from './person-duplicate.dto.js';
import { alikePeople, type ComparablePerson } from './person-likeness.js';

/** As many as a person works through before asking again. */
const shown = 50;

/** The caller has made sure that the reader may see everyone. */
@Injectable()
export class PersonDuplicateQueries {
  constructor(
    private readonly db: Database,
    private readonly people: PersonQueries,
    private readonly clock: Clock,
  ) {}

  /** People who may be one, but for those that somebody has told apart. */
  async pairs(): Promise<PersonPair[]> {
    const all = await this.db.query<ComparablePerson>(sql`
      SELECT p.id, p.name, p.employee_number AS "employeeNumber", ${reached}
      FROM people p LEFT JOIN ${contactsBy(sql`person_id`)} AS r ON r.of_id = p.id
      WHERE p.merged_into_id IS NULL`);
    const apart = await this.db.query<{ oneId: string; otherId: string }>(sql`
      SELECT one_id AS "oneId", other_id AS "otherId" FROM person_distinctions`);
    const known = new Set(apart.map(({ oneId, otherId }) => `${oneId} ${otherId}`));
    const pairs = alikePeople(all).filter(({ oneId, otherId }) => !known.has(`${oneId} ${otherId}`));
    return Promise.all(
      pairs.slice(0, shown).map(async ({ oneId, otherId, alike }) => ({
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
