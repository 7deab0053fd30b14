import { Injectable } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';
import { Database } from '../../../platform/database/database.js';
import { keyOf } from '../invitee-key.js';

/** Who sits once at a meeting, and the column that says so. */
const columns = { person: raw('person_id'), position: raw('position_id') } as const;
type Sitter = keyof typeof columns;

/**
 * Notices of meetings and the links in them name whom they are for in words, so that a seat that is taken away and given
 * again is told once. No foreign key keeps those; a merge lets them follow, or whoever was told would be told once more,
 * by a link that opens nothing.
 */
@Injectable()
export class InviteeKeys {
  constructor(private readonly db: Database) {}

  /** `into` says the new key of a notice or link `n` that `of` picks. */
  async follow(of: Sql, into: Sql): Promise<void> {
    // Told under both keys already: what still waits would say it twice, what was sent stays as it is.
    await this.db.query(sql`
      DELETE FROM meeting_notices n WHERE ${of} AND n.state = 'planned' AND ${isThere(into)}`);
    await this.db.query(sql`
      UPDATE meeting_notices n SET invitee = ${into} WHERE ${of} AND NOT ${isThere(into)}`);
    await this.db.query(sql`UPDATE answer_links n SET invitee = ${into} WHERE ${of}`);
  }

  /** Whoever was asked as `mergedId` was asked as `keptId`. */
  async moveAll(sitter: Sitter, mergedId: string, keptId: string): Promise<void> {
    const [from, to] = [mergedId, keptId].map((id) => keyOf[sitter](sql`${id}::uuid`)) as [Sql, Sql];
    await this.follow(sql`n.invitee = ${from}`, to);
  }

  /** Where both have a seat, the second keeps its answer under the name alone. */
  async tellSeatsApart(sitter: Sitter, keptId: string, merged: { id: string; name: string }): Promise<void> {
    const column = columns[sitter];
    const sits = (id: string, row: Sql) => sql`EXISTS (
      SELECT FROM attendances k WHERE k.meeting_id = ${row}.meeting_id AND k.${column} = ${id})`;
    await this.follow(
      sql`n.invitee = ${keyOf[sitter](sql`${merged.id}::uuid`)}
        AND ${sits(keptId, sql`n`)} AND ${sits(merged.id, sql`n`)}`,
      sql`(SELECT ${keyOf.named(sql`t.organisation_id`, sql`coalesce(t.name, ${merged.name})`)}
        FROM attendances t WHERE t.meeting_id = n.meeting_id AND t.${column} = ${merged.id})`,
    );
    await this.db.query(sql`
      UPDATE attendances t SET name = coalesce(name, ${merged.name}), ${column} = NULL
      WHERE t.${column} = ${merged.id} AND ${sits(keptId, sql`t`)}`);
  }
}

const isThere = (key: Sql): Sql => sql`EXISTS (
  SELECT FROM meeting_notices k
  WHERE k.meeting_id = n.meeting_id AND k.occasion = n.occasion AND k.invitee = ${key})`;
