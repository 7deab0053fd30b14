import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Invalid } from '../../../kernel/errors.js';
import type { Actor } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { PositionsService, reachesCommitment } from '../../directory/index.js';
import type { NoteContent } from './note-block.js';

const pointing = ['speakerPositionId', 'agendaItemId', 'decisionId', 'commitmentId'] as const;
type OfMeeting = Exclude<(typeof pointing)[number], 'speakerPositionId'>;

/** Whether what a paragraph points to is there, and of the same meeting. */
@Injectable()
export class NoteReferences {
  constructor(
    private readonly db: Database,
    private readonly positions: PositionsService,
  ) {}

  /** Asks only about what is new: of three hundred saves of a paragraph, two point elsewhere. */
  async check(actor: Actor, meetingId: string, content: NoteContent, before?: NoteContent): Promise<void> {
    if (content.speakerPositionId !== null && content.speakerName !== null)
      throw Invalid.field('/speakerName', 'one-speaker');
    for (const field of pointing) {
      const id = content[field];
      if (id === null || id === before?.[field]) continue;
      if (field === 'speakerPositionId') await this.positions.mustExist(id, `/${field}`);
      else await this.mustBeThere(`/${field}`, this.statementFor(field, id, actor, meetingId));
    }
  }

  private statementFor(field: OfMeeting, id: string, actor: Actor, meetingId: string): Sql {
    if (field === 'agendaItemId') return this.itemOf(meetingId, id);
    return field === 'decisionId' ? this.decisionOf(meetingId, id) : this.commitmentOf(actor, meetingId, id);
  }

  /** Held, so that nobody takes the item off the agenda meanwhile. */
  private itemOf(meetingId: string, id: string): Sql {
    return sql`SELECT id FROM agenda_items WHERE id = ${id} AND meeting_id = ${meetingId} FOR KEY SHARE`;
  }

  private decisionOf(meetingId: string, id: string): Sql {
    return sql`SELECT id FROM decisions WHERE id = ${id} AND meeting_id = ${meetingId} FOR KEY SHARE`;
  }

  private commitmentOf(actor: Actor, meetingId: string, id: string): Sql {
    return sql`
      SELECT c.id FROM commitments c
      WHERE c.id = ${id} AND c.meeting_id = ${meetingId} AND ${reachesCommitment(actor)}`;
  }

  private async mustBeThere(pointer: string, statement: Sql): Promise<void> {
    const found = await this.db.query(statement);
    if (found.length === 0) throw Invalid.field(pointer, 'unknown-reference');
  }
}
