import { Injectable } from '@nestjs/common';
import sql, { empty, join } from 'sql-template-tag';
import { NotFound } from '../../../kernel/errors.js';
import { cutPage, type Page, type PageRequest } from '../../../kernel/page.js';
import { Database } from '../../../platform/database/database.js';
import { jsonRows } from '../../../platform/database/json.js';
import { contains } from '../../../platform/database/like.js';
import { fullName } from '../../directory/index.js';
import type { GroupRow, GroupView } from './group.dto.js';
import type { InviteAllRequest } from './invitee.dto.js';

const members = jsonRows(sql`
  SELECT e.id, CASE WHEN e.position_id IS NOT NULL THEN 'position' WHEN e.person_id IS NOT NULL THEN 'person'
      ELSE 'organisation' END AS kind,
    coalesce(x.title || ', ' || y.name, o.name, ${fullName}) AS words, e.seats
  FROM invitation_group_members e LEFT JOIN positions x ON x.id = e.position_id
    LEFT JOIN organisations y ON y.id = x.organisation_id
    LEFT JOIN people p ON p.id = e.person_id LEFT JOIN organisations o ON o.id = e.organisation_id
  WHERE e.group_id = g.id ORDER BY words, e.id`);

@Injectable()
export class GroupQueries {
  constructor(private readonly db: Database) {}

  /** By name; groups are the tools of all staff. */
  async list({ q }: { q?: string }, { limit, after }: PageRequest): Promise<Page<GroupRow>> {
    const conditions = [
      ...(q === undefined ? [] : [contains(sql`g.name`, q)]),
      ...(after === undefined ? [] : [sql`(g.name, g.id) > (${after[0]}, ${after[1]}::uuid)`]),
    ];
    const rows = await this.db.query<GroupRow>(sql`
      SELECT g.id, g.name, g.note,
        (SELECT count(*) FROM invitation_group_members e WHERE e.group_id = g.id) AS members
      FROM invitation_groups g ${conditions.length === 0 ? empty : sql`WHERE ${join(conditions, ' AND ')}`}
      ORDER BY g.name, g.id LIMIT ${limit + 1}`);
    return cutPage(rows, limit, (row) => [row.name, row.id]);
  }

  async view(id: string): Promise<GroupView> {
    const [group] = await this.db.query<GroupView>(sql`
      SELECT g.id, g.name, g.note, g.version, ${members} AS members FROM invitation_groups g WHERE g.id = ${id}`);
    if (group === undefined) throw new NotFound();
    return group;
  }

  /** Who is in these groups now, as a request to invite them. */
  async expanded(ids: readonly string[]): Promise<Required<Omit<InviteAllRequest, 'guests' | 'groupIds'>>> {
    const rows = await this.db.query<{
      positionId: string | null;
      personId: string | null;
      organisationId: string | null;
      seats: 'one' | 'positions';
    }>(sql`
      SELECT position_id AS "positionId", person_id AS "personId", organisation_id AS "organisationId", seats
      FROM invitation_group_members WHERE group_id = ANY(${ids}::uuid[]) ORDER BY id`);
    return {
      positionIds: rows.flatMap(({ positionId }) => positionId ?? []),
      personIds: rows.flatMap(({ personId }) => personId ?? []),
      organisations: rows.flatMap(({ organisationId: id, seats }) => (id === null ? [] : [{ id, seats }])),
    };
  }
}
