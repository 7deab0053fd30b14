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
  note(actor: Actor, subject: Subject, change?: Change): Promise<void> {
    return this.noteEach(actor, subject.type, new Map([[subject.id, change]]));
  }

  /**
   * The same of several records that one answer tells of, each once however often it stands there: the trail is asked
   * by record.
   */
  async noteEach(
    actor: Actor,
    type: string,
    changes: ReadonlyMap<string, Change | undefined>,
  ): Promise<void> {
    const now = this.clock.now();
    const since = addMinutes(now, -quietMinutes);
    // Most often there is a trace already; finding it takes no lock and writes nothing.
    const left = await this.without(actor, type, [...changes.keys()], since);
    if (left.length === 0) return;
    await this.db.transaction(async () => {
      // In one order, so that two answers to the same reader do not wait for each other.
      const first = await this.db.query<{ id: string }>(sql`
        INSERT INTO history_readings AS r (actor_id, subject_type, subject_id, at)
        SELECT ${actor.id}, ${type}, id, ${now} FROM unnest(${left.toSorted()}::uuid[]) AS id
        ON CONFLICT (actor_id, subject_type, subject_id) DO UPDATE SET at = excluded.at WHERE r.at <= ${since}
        RETURNING subject_id AS id`);
      for (const { id } of first) await this.history.record(actor, { type, id }, 'read', changes.get(id));
    });
  }

  /** Those that have no trace of this reader's since. */
  private async without(actor: Actor, type: string, ids: readonly string[], since: Date): Promise<string[]> {
    if (ids.length === 0) return [];
    const traced = await this.db.query<{ id: string }>(sql`
      SELECT subject_id AS id FROM history_readings
      WHERE actor_id = ${actor.id} AND subject_type = ${type} AND subject_id = ANY(${ids}::uuid[])
        AND at > ${since}`);
    return ids.filter((id) => !traced.some((trace) => trace.id === id));
  }
}
