import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Invalid } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import type { Actor } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import type { NewMeetingRequest } from '../meeting.dto.js';
import { MeetingsService } from '../meeting.service.js';
import { Meeting } from '../meeting.js';
import { CarryOverQueries } from './carry-over.queries.js';
import type { CopyMeetingRequest } from './copy.dto.js';
import { planOf } from './plan.js';
import { PlannedParts } from './planned-parts.js';

/** New meetings out of old ones. */
@Injectable()
export class CopiesService {
  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly meetings: MeetingsService,
    private readonly carryOver: CarryOverQueries,
    private readonly parts: PlannedParts,
  ) {}

  /** Begins a draft like the meeting `sourceId`, all of it or nothing. */
  async copy(actor: Actor, sourceId: string, request: CopyMeetingRequest): Promise<Meeting> {
    return this.db.transaction(async () => {
      await this.meetings.allow(actor, sourceId, 'edit');
      const source = await this.db.find(Meeting, sourceId);
      const meeting = await this.meetings.create(actor, like(source, request), sourceId);
      const agendaItems = await this.bringAgenda(actor, source, meeting, request.agendaItemIds ?? []);
      const invitees = (request.invitees ?? true) ? await this.parts.inviteAgain(sourceId, meeting.id) : 0;
      const change = { from: source.reference, agendaItems, invitees };
      await this.history.record(actor, { type: 'meeting', id: meeting.id }, 'copy', { change });
      return meeting;
    });
  }

  /** The chosen items in their order; one that was not settled goes on, the others are only repeated. */
  private async bringAgenda(
    actor: Actor,
    source: Meeting,
    meeting: Meeting,
    chosen: string[],
  ): Promise<number> {
    const known = await this.carryOver.items(actor, source.id);
    if (!chosen.every((id) => known.some((item) => item.id === id)))
      throw Invalid.field('/agendaItemIds', 'unknown-reference');
    const items = known.filter(({ id }) => chosen.includes(id));
    await this.db.query(sql`
      INSERT INTO agenda_items
        (id, meeting_id, number, topic, title, minutes, presenter, presenter_position_id, classification,
          continues_id, returns)
      SELECT g.id, ${meeting.id}, g.number, a.topic, a.title, a.minutes, a.presenter,
        a.presenter_position_id, a.classification,
        CASE WHEN g.goes_on THEN a.id END, CASE WHEN g.goes_on THEN a.returns + 1 ELSE 0 END
      FROM unnest(
          ${items.map(() => newId())}::uuid[],
          ${items.map(({ id }) => id)}::uuid[],
          ${items.map(({ reason }) => reason !== null)}::boolean[]
        ) WITH ORDINALITY AS g (id, source_id, goes_on, number)
        JOIN agenda_items a ON a.id = g.source_id`);
    return items.length;
  }
}

/** The same plan on another day. The number and date of a letter belong to the old one. */
function like(source: Meeting, { date, startTime, endTime, title }: CopyMeetingRequest): NewMeetingRequest {
  const plan = planOf(source);
  const { nature = null, subject = null } = source.written.letter;
  return {
    ...plan,
    date,
    title: title ?? plan.title,
    startTime: startTime ?? plan.startTime,
    endTime: endTime ?? plan.endTime,
    letter: { nature, subject },
  };
}
