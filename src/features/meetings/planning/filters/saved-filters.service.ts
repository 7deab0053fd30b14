import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Conflict, NotFound } from '../../../../kernel/errors.js';
import { newId } from '../../../../kernel/id.js';
import type { Actor } from '../../../../kernel/policy.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Database } from '../../../../platform/database/database.js';
import type { NewSavedFilterRequest, SavedFilterView } from './saved-filter.dto.js';
import { SavedFilter } from './saved-filter.js';

const most = 30;

/** Everyone has their own, and sees no others. They tell nothing of the office, so history does not know them. */
@Injectable()
export class SavedFiltersService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor): Promise<SavedFilterView[]> {
    return this.db.query<SavedFilterView>(sql`
      SELECT id, name, filter FROM saved_filters WHERE user_id = ${actor.id} ORDER BY lower(name), id`);
  }

  async save(actor: Actor, { name, filter }: NewSavedFilterRequest): Promise<SavedFilterView> {
    return this.db.transaction(async () => {
      if ((await this.list(actor)).length >= most) throw new Conflict('too-many', { limit: most });
      const about = { id: newId(), userId: actor.id, createdAt: this.clock.now() };
      // What is null asks nothing.
      const asked = Object.fromEntries(Object.entries(filter).filter(([, word]) => word !== null));
      const saved = Object.assign(new SavedFilter(), about, { name, filter: asked });
      await this.db.insertOnce(saved, 'name-taken');
      return { id: saved.id, name, filter: asked };
    });
  }

  async remove(actor: Actor, id: string): Promise<void> {
    const removed = await this.db.query(sql`
      DELETE FROM saved_filters WHERE id = ${id} AND user_id = ${actor.id} RETURNING id`);
    if (removed.length === 0) throw new NotFound();
  }
}
