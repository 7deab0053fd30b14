import { Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import { cutPage, type Page, type PageRequest } from '../../../kernel/page.js';
import type { Actor } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { visible } from '../meeting.reach.js';
import type { NoteBlockView } from './note-block.dto.js';

const view = sql`
  b.id, b.agenda_item_id AS "agendaItemId", b.order_key AS "orderKey", b.kind, b.text,
  CASE WHEN x.id IS NOT NULL THEN json_build_object('id', x.id, 'title', x.title) END AS "speakerPosition",
  b.speaker_name AS "speakerName", b.decision_id AS "decisionId", b.commitment_id AS "commitmentId",
  b.deleted_at IS NOT NULL AS deleted, b.version, u.name AS "updatedBy", b.updated_at AS "updatedAt"`;

const tables = sql`
  note_blocks b JOIN agenda_items a ON a.id = b.agenda_item_id
    LEFT JOIN positions x ON x.id = b.speaker_position_id LEFT JOIN users u ON u.id = b.updated_by_id`;

/** Paragraphs of the minutes. The caller has made sure that the reader may see the notes of the meeting. */
@Injectable()
export class NoteBlockQueries {
  constructor(private readonly db: Database) {}

  /** Item by item, and in each in their order. */
  async list(actor: Actor, meetingId: string, page: PageRequest): Promise<Page<NoteBlockView>> {
    const { limit, after } = page;
    const rows = await this.db.query<NoteBlockView>(sql`
      SELECT ${view} FROM ${tables}
      WHERE b.meeting_id = ${meetingId} AND b.deleted_at IS NULL AND ${visible(actor)}
        ${
          after === undefined
            ? empty
            : sql`AND (b.agenda_item_id, b.order_key COLLATE "C", b.id) > (${after[0]}::uuid, ${after[1]}, ${after[2]}::uuid)`
        }
      ORDER BY b.agenda_item_id, b.order_key COLLATE "C", b.id LIMIT ${limit + 1}`);
    return cutPage(rows, limit, (row) => [row.agendaItemId, row.orderKey, row.id]);
  }

  /** These paragraphs, struck or not. */
  async these(actor: Actor, meetingId: string, ids: readonly string[]): Promise<NoteBlockView[]> {
    return this.db.query<NoteBlockView>(sql`
      SELECT ${view} FROM ${tables}
      WHERE b.meeting_id = ${meetingId} AND b.id = ANY(${[...ids]}::uuid[]) AND ${visible(actor)}`);
  }
}
