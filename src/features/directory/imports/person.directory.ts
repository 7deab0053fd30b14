import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { LocalDate } from '../../../kernel/calendar.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { type KnownContacts, knownContacts } from '../contacts/known-contacts.js';
import type { EditPersonRequest } from '../people/person.dto.js';
import type { AppointmentKind } from '../positions/appointment.js';

export interface KnownPerson extends EditPersonRequest, KnownContacts {
  id: string;
  name: string;
  version: number;
  /** Where they hold or held a position. */
  organisations: string[];
}

export interface KnownHolder {
  id: string;
  version: number;
  personId: string;
  kind: AppointmentKind;
  startsOn: LocalDate;
  endsOn: LocalDate | null;
  decree: string | null;
  isOver: boolean;
}

export interface KnownPosition {
  id: string;
  organisationId: string;
  title: string;
  isHead: boolean;
  version: number;
  /** Who holds it now or will, and every definitive beginning. */
  holders: KnownHolder[];
}

/** Who and what is there already, found as tables name it. */
export interface KnownDirectory {
  organisations: ReadonlyMap<string, string>;
  people: readonly KnownPerson[];
  positions: ReadonlyMap<string, KnownPosition>;
}

export const positionKey = (organisationId: string, title: string): string =>
  `${organisationId} ${title.toLowerCase()}`;

/** All of the directory that rows with people are compared with. */
@Injectable()
export class PersonDirectory {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<KnownDirectory> {
    const organisations = await this.db.query<{ id: string; names: string[] }>(sql`
      SELECT id, array_remove(ARRAY[lower(short_name), lower(name), nib], NULL) AS names
      FROM organisations WHERE merged_into_id IS NULL`);
    const positions = await this.positions();
    return {
      organisations: new Map(organisations.flatMap(({ id, names }) => names.map((name) => [name, id]))),
      people: await this.people(),
      positions: new Map(positions.map((each) => [positionKey(each.organisationId, each.title), each])),
    };
  }

  private people(): Promise<KnownPerson[]> {
    return this.db.query<KnownPerson>(sql`
      SELECT id, name, honorific_prefix AS "honorificPrefix", honorific_suffix AS "honorificSuffix",
        employee_number AS "employeeNumber", rank, version,
        ${knownContacts(sql`c.person_id = people.id`)},
        ARRAY(SELECT x.organisation_id FROM appointments h JOIN positions x ON x.id = h.position_id
          WHERE h.person_id = people.id) AS organisations
      FROM people WHERE merged_into_id IS NULL ORDER BY created_at, id`);
  }

  private positions(): Promise<KnownPosition[]> {
    return this.db.query<KnownPosition>(sql`
      SELECT x.id, x.organisation_id AS "organisationId", x.title, x.is_head AS "isHead", x.version, coalesce((
          SELECT json_agg(json_build_object('id', h.id, 'version', h.version, 'personId', h.person_id, 'kind', h.kind,
            'startsOn', h.starts_on, 'endsOn', h.ends_on, 'decree', h.decree,
            'isOver', coalesce(h.ends_on < ${this.clock.today()}, false)))
          FROM appointments h WHERE h.position_id = x.id), '[]') AS holders
      FROM positions x WHERE x.merged_into_id IS NULL`);
  }
}
