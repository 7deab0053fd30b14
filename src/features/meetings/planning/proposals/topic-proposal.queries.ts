import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { type Actor, can, holds } from '../../../../kernel/policy.js';
import { rights } from '../../../../kernel/rights.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { organisationsIn, reachedBy } from '../../../../platform/database/reach.js';
import { Meeting } from '../../meeting.js';
import type { ProposalList, ProposalView } from './topic-proposal.dto.js';
import { proposalPolicy } from './topic-proposal.policy.js';
import { isAwaited } from './topic-proposals.service.js';

@Injectable()
export class TopicProposalQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Staff see all, an organisation its own. The caller has made sure that the reader may see the meeting. */
  async of(actor: Actor, meetingId: string): Promise<ProposalList> {
    const meeting = await this.db.find(Meeting, meetingId);
    const reach = reachedBy(actor, rights.proposals.read, {
      office: () => sql`true`,
      own: (grants) => sql`p.organisation_id = ANY(${organisationsIn(grants)}::uuid[])`,
    });
    const rows = await this.db.query<Omit<ProposalView, 'can'>>(sql`
      SELECT p.id, json_build_object('id', o.id, 'name', o.name) AS organisation, p.topic, p.title, p.reason,
        p.status, p.proposed_by_name AS "proposedBy", p.proposed_at AS "proposedAt",
        p.answered_by_name AS "answeredBy", p.answered_at AS "answeredAt", p.answer_note AS "answerNote"
      FROM topic_proposals p JOIN organisations o ON o.id = p.organisation_id
      WHERE p.meeting_id = ${meetingId} AND ${reach} ORDER BY p.proposed_at, p.id`);
    const awaited = isAwaited(meeting, this.clock.now());
    const items = rows.map((row) => ({
      ...row,
      can:
        row.status === 'open'
          ? can(proposalPolicy, actor, { organisationId: row.organisation.id }, ['answer', 'withdraw'])
          : [],
    }));
    return { items, next: null, mayPropose: awaited && holds(actor, 'proposals.create') };
  }
}
