import { Injectable } from '@nestjs/common';
import sql, { join } from 'sql-template-tag';
import { NotFound } from '../../../kernel/errors.js';
import { cutPage, type Page, type PageRequest } from '../../../kernel/page.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { jsonRows } from '../../../platform/database/json.js';
import { contains } from '../../../platform/database/like.js';
import type { InvitationFilter, InvitationPreview, InvitationView } from './invitation.dto.js';
import { heldFor, withHeldFor } from './user.queries.js';

/** The roles that invitation `i` gives. */
const roles = jsonRows(sql`
  SELECT g.role, coalesce(g.kind, 'definitive') AS kind, ${heldFor}, g."startsOn", g."endsOn"
  FROM (SELECT r.*, r."organisationId" AS organisation_id, r."positionId" AS position_id,
          r."districtCode" AS district_code
        FROM jsonb_to_recordset(i.grants) AS r (role text, kind text, "organisationId" uuid, "positionId" uuid,
          "districtCode" text, "startsOn" date, "endsOn" date)) AS g ${withHeldFor}`);

@Injectable()
export class InvitationQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Those that nobody has accepted yet, newest first. */
  async list(
    filter: Omit<InvitationFilter, 'after' | 'limit'>,
    page: PageRequest,
  ): Promise<Page<InvitationView>> {
    const { q, organisationId } = filter;
    const { limit, after } = page;
    const conditions = [
      sql`i.accepted_at IS NULL AND i.revoked_at IS NULL`,
      ...(q === undefined ? [] : [sql`(${contains(sql`i.name`, q)} OR ${contains(sql`i.email`, q)})`]),
      ...(organisationId === undefined
        ? []
        : [sql`i.grants @> ${JSON.stringify([{ organisationId }])}::jsonb`]),
      ...(after === undefined ? [] : [sql`i.id < ${after[0]}::uuid`]),
    ];
    const rows = await this.db.query<InvitationView>(sql`
      ${this.views()} WHERE ${join(conditions, ' AND ')} ORDER BY i.id DESC LIMIT ${limit + 1}`);
    return cutPage(rows, limit, ({ id }) => [id]);
  }

  async one(id: string): Promise<InvitationView> {
    const [invitation] = await this.db.query<InvitationView>(sql`${this.views()} WHERE i.id = ${id}`);
    if (invitation === undefined) throw new NotFound();
    return invitation;
  }

  async preview(id: string): Promise<InvitationPreview> {
    const [preview] = await this.db.query<InvitationPreview>(sql`
      SELECT i.name, i.email, ${roles} AS roles, i.expires_at AS "expiresAt"
      FROM invitations i WHERE i.id = ${id}`);
    if (preview === undefined) throw new NotFound();
    return preview;
  }

  /** The first administrator's link was sent by nobody and is not among these. */
  private views() {
    return sql`
      SELECT i.id, i.name, i.email, i.locale, ${roles} AS roles, u.name AS "invitedBy",
        i.created_at AS "createdAt", i.expires_at AS "expiresAt",
        CASE WHEN i.expires_at <= ${this.clock.now()} THEN 'expired' WHEN i.sent_at IS NOT NULL THEN 'sent'
          WHEN i.failed_at IS NOT NULL THEN 'not-sent' ELSE 'sending' END AS state
      FROM invitations i JOIN users u ON u.id = i.invited_by`;
  }
}
