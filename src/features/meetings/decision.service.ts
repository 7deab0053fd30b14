import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Invalid } from '../../kernel/errors.js';
import { newId } from '../../kernel/id.js';
import type { Actor } from '../../kernel/policy.js';
import { Database } from '../../platform/database/database.js';
import { difference } from '../../platform/history/history.js';
import type { EditDecisionRequest, NewDecisionRequest } from './decision.dto.js';
import { Decision } from './decision.js';
import { MeetingParts } from './meeting-parts.js';
import { MeetingsService } from './meeting.service.js';

const most = 200;

@Injectable()
export class DecisionsService {
  constructor(
    private readonly db: Database,
    private readonly meetings: MeetingsService,
    private readonly parts: MeetingParts,
  ) {}

  async add(actor: Actor, meetingId: string, request: NewDecisionRequest): Promise<Decision> {
    return this.meetings.alter(actor, meetingId, undefined, async () => {
      await this.checkAgendaItem(meetingId, request);
      const number = await this.parts.nextNumber(Decision, meetingId, most);
      const about = { id: newId(), meetingId, number };
      const decision: Decision = Object.assign(
        new Decision(),
        { topic: null, agendaItemId: null },
        request,
        about,
      );
      await this.db.save(decision);
      // With its id, by which later entries name it.
      const { meetingId: _, ...change } = decision;
      return { verb: 'add-decision', change, result: decision };
    });
  }

  async edit(
    actor: Actor,
    meetingId: string,
    version: number,
    id: string,
    request: EditDecisionRequest,
  ): Promise<void> {
    await this.meetings.alter(actor, meetingId, version, async () => {
      await this.checkAgendaItem(meetingId, request);
      const decision = await this.parts.find(Decision, meetingId, id);
      const before = { ...decision };
      Object.assign(decision, request);
      await this.db.save(decision);
      const change = { id, ...difference(before, { ...decision }) };
      return { verb: 'edit-decision', change, result: undefined };
    });
  }

  async remove(actor: Actor, meetingId: string, version: number, id: string): Promise<void> {
    await this.meetings.alter(actor, meetingId, version, async () => {
      // Who types in the paragraph that it came from learns of it by the version.
      await this.db.query(sql`
        UPDATE note_blocks SET decision_id = NULL, version = version + 1
        WHERE decision_id = ${id} AND meeting_id = ${meetingId}`);
      const { number, text } = await this.parts.remove(Decision, meetingId, id);
      return { verb: 'remove-decision', change: { id, number, text }, result: undefined };
    });
  }

  private async checkAgendaItem(meetingId: string, { agendaItemId }: EditDecisionRequest): Promise<void> {
    if (agendaItemId == null) return;
    const found = await this.db.query(sql`
      SELECT id FROM agenda_items WHERE id = ${agendaItemId} AND meeting_id = ${meetingId}`);
    if (found.length === 0) throw Invalid.field('/agendaItemId', 'unknown-reference');
  }
}
