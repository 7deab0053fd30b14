import { Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import { NotFound } from '../../../kernel/errors.js';
import { cutPage, type Page, type PageRequest } from '../../../kernel/page.js';
import { type Actor, holds } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { CorrectionFilter, CorrectionView, OwnCorrection } from './correction.dto.js';

type Row = Omit<CorrectionView, 'can' | 'late'>;

const own = sql`
  c.id, c.field, c.wrong, c.wanted, c.status, c.reason, c.created_at AS "createdAt", c.due_at AS "dueAt",
  c.answered_at AS "answeredAt"`;

const queue = sql`
  SELECT ${own}, json_build_object('id', u.id, 'name', u.name, 'email', u.email) AS asker,
    a.name AS "answeredBy", c.version
  FROM corrections c JOIN users u ON u.id = c.user_id LEFT JOIN users a ON a.id = c.answered_by_id`;

@Injectable()
export class CorrectionQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** What this person asked for, the newest first. */
  async of(actor: Actor, { limit, after }: PageRequest): Promise<Page<OwnCorrection>> {
    const rows = await this.db.query<OwnCorrection>(sql`
      SELECT ${own} FROM corrections c
      WHERE c.user_id = ${actor.id} ${after === undefined ? empty : sql`AND c.id < ${after[0]}`}
      ORDER BY c.id DESC LIMIT ${limit + 1}`);
    return cutPage(rows, limit, ({ id }) => [id]);
  }

  /** Everyone's: open ones as they are due, answered ones the newest first. */
  async list(
    actor: Actor,
    { state = 'open' }: Pick<CorrectionFilter, 'state'>,
    { limit, after }: PageRequest,
  ): Promise<Page<CorrectionView>> {
    const isOpen = state === 'open';
    const rest =
      after === undefined ? empty : isOpen ? sql`AND c.id > ${after[0]}` : sql`AND c.id < ${after[0]}`;
    const rows = await this.db.query<Row>(sql`
      ${queue} WHERE (c.status = 'open') = ${isOpen} ${rest}
      ORDER BY ${isOpen ? sql`c.id` : sql`c.id DESC`} LIMIT ${limit + 1}`);
    return cutPage(
      rows.map((row) => this.shown(actor, row)),
      limit,
      ({ id }) => [id],
    );
  }

  async view(actor: Actor, id: string): Promise<CorrectionView> {
    const [row] = await this.db.query<Row>(sql`${queue} WHERE c.id = ${id}`);
    if (row === undefined) throw new NotFound();
    return this.shown(actor, row);
  }

  async countOpen(userId: string): Promise<number> {
    const rows = await this.db.query(sql`
      SELECT id FROM corrections WHERE user_id = ${userId} AND status = 'open'`);
    return rows.length;
  }

  private shown(actor: Actor, row: Row): CorrectionView {
    const isOpen = row.status === 'open';
    return {
      ...row,
      late: isOpen && row.dueAt < this.clock.now(),
      can: isOpen && holds(actor, 'corrections.answer') ? ['answer'] : [],
    };
  }
}
