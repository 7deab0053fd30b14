import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { checkVersion, Conflict, Forbidden, Invalid } from '../../../../kernel/errors.js';
import { newId } from '../../../../kernel/id.js';
import { type Actor, holds } from '../../../../kernel/policy.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { History } from '../../../../platform/history/history.js';
import { Meeting } from '../../meeting.js';
import { MeetingsService } from '../../meeting.service.js';
import { planOf } from '../plan.js';
import { PlannedParts } from '../planned-parts.js';
import type { BeginMeetingRequest } from '../begin.dto.js';
import type { NewTemplateRequest, TemplateView } from './meeting-template.dto.js';
import { MeetingTemplate } from './meeting-template.js';

const most = 100;
const subject = ({ id }: MeetingTemplate) => ({ type: 'meeting-template', id });

@Injectable()
export class TemplatesService {
  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly meetings: MeetingsService,
    private readonly parts: PlannedParts,
  ) {}

  list(): Promise<TemplateView[]> {
    return this.db.query<TemplateView>(sql`
      SELECT id, name, plan ->> 'title' AS title, plan ->> 'kind' AS kind, plan ->> 'mode' AS mode,
        plan ->> 'startTime' AS "startTime", plan ->> 'endTime' AS "endTime", plan ->> 'venue' AS venue,
        agenda, version
      FROM meeting_templates ORDER BY lower(name), id LIMIT ${most}`);
  }

  async create(actor: Actor, { name, meetingId }: NewTemplateRequest): Promise<MeetingTemplate> {
    if (!holds(actor, 'templates.create')) throw new Forbidden();
    return this.db.transaction(async () => {
      const [{ count } = { count: 0 }] = await this.db.query<{ count: number }>(sql`
        SELECT count(*) AS count FROM meeting_templates`);
      if (count >= most) throw new Conflict('too-many', { limit: most });
      const template = Object.assign(new MeetingTemplate(), {
        id: newId(),
        name,
        plan: planOf(await this.source(meetingId)),
        agenda: await this.parts.agendaOf(meetingId),
        version: 1,
        createdAt: this.clock.now(),
      });
      await this.db.insertOnce(template, 'name-taken');
      await this.history.record(actor, subject(template), 'create', { change: { name, meetingId } });
      return template;
    });
  }

  async rename(actor: Actor, id: string, version: number, name: string): Promise<void> {
    if (!holds(actor, 'templates.edit')) throw new Forbidden();
    await this.db.transaction(async () => {
      const template = await this.db.lock(MeetingTemplate, id);
      checkVersion(template, version);
      const change = { name: [template.name, name] };
      Object.assign(template, { name, version: version + 1 });
      await this.db.insertOnce(template, 'name-taken');
      await this.history.record(actor, subject(template), 'edit', { change });
    });
  }

  async remove(actor: Actor, id: string, version: number): Promise<void> {
    if (!holds(actor, 'templates.edit')) throw new Forbidden();
    await this.db.transaction(async () => {
      const template = await this.db.lock(MeetingTemplate, id);
      checkVersion(template, version);
      const about = subject(template);
      const change = { name: template.name };
      await this.db.remove(template);
      await this.history.record(actor, about, 'remove', { change });
    });
  }

  /** Begins a draft from a template, with its agenda and nobody invited yet. */
  async begin(actor: Actor, id: string, request: BeginMeetingRequest): Promise<Meeting> {
    return this.db.transaction(async () => {
      const { name, plan, agenda } = await this.db.find(MeetingTemplate, id);
      const meeting = await this.meetings.create(actor, {
        ...plan,
        date: request.date,
        title: request.title ?? plan.title,
        startTime: request.startTime ?? plan.startTime,
        endTime: request.endTime ?? plan.endTime,
      });
      await this.parts.writeAgenda(meeting.id, agenda);
      const change = { template: name, agendaItems: agenda.length };
      await this.history.record(actor, { type: 'meeting', id: meeting.id }, 'begin-from-template', {
        change,
      });
      return meeting;
    });
  }

  private async source(meetingId: string): Promise<Meeting> {
    const found = await this.db.query(sql`SELECT id FROM meetings WHERE id = ${meetingId}`);
    if (found.length === 0) throw Invalid.field('/meetingId', 'unknown-reference');
    return this.db.find(Meeting, meetingId);
  }
}
