import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { reachesCommitment } from '../../directory/index.js';
import { type ApproveMinutesRequest, MinutesService } from '../../meetings/index.js';
import { commitmentPolicy } from '../commitment.policy.js';
import { CommitmentQueries } from '../commitment.queries.js';
import { CommitmentsService } from '../commitment.service.js';
import { Commitment } from '../commitment.js';

/** Approving minutes, with what follows for the promises in them. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly db: Database,
    private readonly minutes: MinutesService,
    private readonly commitments: CommitmentsService,
    private readonly queries: CommitmentQueries,
  ) {}

  /** All of it happens, or nothing. */
  async approve(actor: Actor, meetingId: string, request: ApproveMinutesRequest): Promise<void> {
    await this.minutes.approve(actor, meetingId, request, () => this.agree(actor, meetingId));
  }

  /**
   * Staff record what both sides agreed in the meeting (decision 0010): the proposals of the meeting that can be
   * measured, and that this approver may agree. The others stay proposals.
   */
  private async agree(actor: Actor, meetingId: string): Promise<void> {
    const proposed = await this.db.query<{ id: string }>(sql`
      SELECT c.id FROM commitments c
      WHERE c.meeting_id = ${meetingId} AND c.status = 'proposed' AND ${reachesCommitment(actor)}
      ORDER BY c.id FOR UPDATE OF c`);
    for (const { id } of proposed) {
      const commitment = await this.db.find(Commitment, id);
      const parties = await this.queries.partiesOf(commitment);
      if (commitment.isMeasurable && commitmentPolicy.agree(actor, parties)) {
        await this.commitments.move(actor, id, { verb: 'agree' });
      }
    }
  }
}
