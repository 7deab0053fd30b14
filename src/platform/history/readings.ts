import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addMinutes } from '../../kernel/calendar.js';
import type { Actor } from '../../kernel/policy.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { type Change, History, type Subject } from './history.js';

/** A page that fetches again within this time leaves no second trace. */
const quietMinutes = 10;

/** Readings that leave a trace: who opened what is closed to most. */
@Injectable()
export class Readings {
  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /**
   * Records that `actor` reads `subject`, at most once in ten minutes. It belongs before the answer: nobody is shown
   * what could not be recorded.
   */
  async note(actor: Actor, subject: Subject, change?: Change): Promise<void> {
    const now = this.clock.now();
    const since = addMinutes(now, -quietMinutes);
    // Most often there is a trace already; finding it takes no lock and writes nothing.
    const recent = await this.db.query(sql`
      SELECT at FROM history_readings
      WHERE actor_id = ${actor.id} AND subject_type = ${subject.type} AND subject_id = ${subject.id} AND at > ${since}`);
    if (recent.length > 0) return;
    await this.db.transaction(async () => {
      const first = await this.db.query(sql`
        INSERT INTO history_readings AS r (actor_id, subject_type, subject_id, at)
        VALUES (${actor.id}, ${subject.type}, ${subject.id}, ${now})
        ON CONFLICT (actor_id, subject_type, subject_id) DO UPDATE SET at = excluded.at WHERE r.at <= ${since}
        RETURNING at`);
      if (first.length > 0) await this.history.record(actor, subject, 'read', change);
    });
  }
}
