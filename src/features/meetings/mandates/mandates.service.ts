import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Conflict, Forbidden, NotFound } from '../../../kernel/errors.js';
import { type Actor, belongsTo, has } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { OrganisationsService } from '../../directory/index.js';
import { AgendaItem } from '../agenda-item.js';
import { MeetingParts } from '../meeting-parts.js';
import { Meeting } from '../meeting.js';
import { MeetingQueries } from '../meeting.queries.js';
import { MeetingsService } from '../meeting.service.js';
import type { ConfirmMandateRequest, MandateList } from './mandate.dto.js';
import { MandateQueries } from './mandate.queries.js';

/** Who must be there to decide, and who confirms afterwards what was decided without them. */
@Injectable()
export class MandatesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly history: History,
    private readonly meetings: MeetingsService,
    private readonly views: MeetingQueries,
    private readonly parts: MeetingParts,
    private readonly organisations: OrganisationsService,
    private readonly queries: MandateQueries,
  ) {}

  async list(actor: Actor, meetingId: string): Promise<MandateList> {
    await this.views.view(actor, meetingId);
    const flags = await this.queries.flags(actor, meetingId);
    const items = flags.map((flag) => {
      const isOpen = flag.confirmation === null && mayConfirm(actor, flag.organisation.id);
      return { ...flag, can: isOpen ? ['confirm'] : [] };
    });
    return { items, agendaItems: await this.queries.parties(actor, meetingId) };
  }

  async setParties(
    actor: Actor,
    meetingId: string,
    version: number,
    itemId: string,
    organisationIds: readonly string[],
  ): Promise<void> {
    await this.meetings.alter(actor, meetingId, version, async () => {
      const item = await this.parts.find(AgendaItem, meetingId, itemId);
      for (const [at, id] of organisationIds.entries()) {
        await this.organisations.mustExist(id, `/organisationIds/${at}`);
      }
      await this.db.query(sql`DELETE FROM agenda_item_parties WHERE agenda_item_id = ${itemId}`);
      await this.db.query(sql`
        INSERT INTO agenda_item_parties (agenda_item_id, organisation_id)
        SELECT ${itemId}, id FROM unnest(${organisationIds}::uuid[]) AS id`);
      const change = { number: item.number, organisationIds };
      return { verb: 'set-competent-parties', change, result: undefined };
    });
  }

  /** By who speaks for the party, or by staff who hold its word; minutes that are final do not end it. */
  async confirm(actor: Actor, meetingId: string, request: ConfirmMandateRequest): Promise<void> {
    const { decisionId, organisationId, note = null } = request;
    // Who may not see the meeting does not learn of it.
    await this.views.view(actor, meetingId);
    if (!mayConfirm(actor, organisationId)) throw new Forbidden();
    await this.db.transaction(async () => {
      await this.db.lock(Meeting, meetingId);
      const flags = await this.queries.flags(actor, meetingId);
      const flag = flags.find(
        (one) => one.decisionId === decisionId && one.organisation.id === organisationId,
      );
      if (flag === undefined) throw new NotFound();
      if (flag.confirmation !== null) throw new Conflict('move-not-possible');
      await this.db.query(sql`
        INSERT INTO decision_confirmations (decision_id, organisation_id, note, confirmed_by, confirmed_at)
        VALUES (${decisionId}, ${organisationId}, ${note}, ${actor.name}, ${this.clock.now()})`);
      const change = { number: flag.number, organisation: flag.organisation.name };
      await this.history.record(actor, { type: 'meeting', id: meetingId }, 'confirm-mandate', {
        change,
        note,
      });
    });
  }
}

/** Staff hold the word of a party; who speaks for it gives it. */
function mayConfirm(actor: Actor, organisationId: string): boolean {
  return has(actor, 'staff') || belongsTo(actor, organisationId);
}
