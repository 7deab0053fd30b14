import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Database } from '../../../platform/database/database.js';

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
}

const isThere = (key: Sql): Sql => sql`EXISTS (
  SELECT FROM meeting_notices k
  WHERE k.meeting_id = n.meeting_id AND k.occasion = n.occasion AND k.invitee = ${key})`;
