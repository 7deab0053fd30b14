import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { FieldError, MessageParameters } from '../../../kernel/errors.js';
import type { Actor } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { reachesCommitment } from '../../directory/index.js';
import { OpenEnds } from '../approval/open-ends.js';
import { MandateQueries } from '../mandates/mandate.queries.js';
import { CarryOverQueries } from '../planning/carry-over.queries.js';

type Found = Omit<FieldError, 'pointer'>;

/**
 * What a meeting that was held still leaves open, each thing with where it is settled. Only what the reader may see
 * is told by name: the caller has made sure that they may close the meeting.
 */
@Injectable()
export class ClosingQueries {
  constructor(
    private readonly db: Database,
    private readonly minutes: OpenEnds,
    private readonly carryOver: CarryOverQueries,
    private readonly mandates: MandateQueries,
  ) {}

  /** As it is told to who closes without a reason. */
  async openEnds(actor: Actor, meetingId: string): Promise<FieldError[]> {
    const at = `/meetings/${meetingId}`;
    const found = [
      ...(await this.minutesOf(meetingId, at)),
      ...(await this.attendance(meetingId, at)),
      ...(await this.items(actor, meetingId, at)),
      ...(await this.decisions(actor, meetingId, at)),
      ...(await this.commitments(actor, meetingId)),
      ...(await this.proposals(meetingId, at)),
    ];
    return found.map((one) => ({ pointer: '/nevertheless', ...one }));
  }

  private async minutesOf(meetingId: string, at: string): Promise<Found[]> {
    const open = await this.minutes.of(meetingId);
    return open.map(({ code, count }) => ({ code, params: { count }, link: `${at}/minutes/read` }));
  }

  /** Whoever said that they do not come is marked by that. */
  private async attendance(meetingId: string, at: string): Promise<Found[]> {
    const link = `${at}?tab=attendance`;
    const [row] = await this.db.query<{ seats: number; count: number }>(sql`
      SELECT count(*) AS seats, count(*) FILTER (WHERE t.status IN ('invited', 'confirmed')) AS count
      FROM attendances t WHERE t.meeting_id = ${meetingId}`);
    const { seats = 0, count = 0 } = row ?? {};
    if (seats === 0) return [{ code: 'attendance-empty', link }];
    return count === 0 ? [] : [{ code: 'attendance-unmarked', params: { count }, link }];
  }

  private async items(actor: Actor, meetingId: string, at: string): Promise<Found[]> {
    const undone = await this.carryOver.undone(actor, meetingId);
    return undone.map(({ id, number, title }) => {
      return { code: 'item-undone', params: { number, title }, link: `${at}/minutes?item=${id}` };
    });
  }

  /** Those that bind a party which has not confirmed them. */
  private async decisions(actor: Actor, meetingId: string, at: string): Promise<Found[]> {
    const flags = await this.mandates.flags(actor, meetingId);
    return flags
      .filter(({ confirmation }) => confirmation === null)
      .map(({ number, organisation: { name } }) => {
        return { code: 'mandate-unconfirmed', params: { number, name }, link: `${at}/attendance` };
      });
  }

  private async commitments(actor: Actor, meetingId: string): Promise<Found[]> {
    const rows = await this.db.query<MessageParameters & { id: string }>(sql`
      SELECT c.id, c.reference, c.title, CASE
        WHEN c.due_on IS NULL AND (c.target IS NULL OR c.unit IS NULL) THEN 'both'
        WHEN c.due_on IS NULL THEN 'date'
        WHEN c.target IS NULL OR c.unit IS NULL THEN 'measure' ELSE 'none' END AS lacks
      FROM commitments c
      WHERE c.meeting_id = ${meetingId} AND c.status = 'proposed' AND ${reachesCommitment(actor)}
      ORDER BY c.reference`);
    return rows.map(({ id, ...params }) => ({
      code: 'commitment-proposed',
      params,
      link: `/commitments/${id}`,
    }));
  }

  private async proposals(meetingId: string, at: string): Promise<Found[]> {
    const rows = await this.db.query<{ title: string; name: string }>(sql`
      SELECT p.title, o.name FROM topic_proposals p JOIN organisations o ON o.id = p.organisation_id
      WHERE p.meeting_id = ${meetingId} AND p.status = 'open' ORDER BY p.proposed_at, p.id`);
    return rows.map((params) => ({ code: 'proposal-unanswered', params, link: at }));
  }
}
