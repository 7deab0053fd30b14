import { Injectable } from '@nestjs/common';
import { checkVersion, Conflict, Forbidden } from '../../../kernel/errors.js';
import { type Actor, holds } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { difference, History } from '../../../platform/history/history.js';
import type { EditPersonRequest } from './person.dto.js';
import { Person } from './person.js';

@Injectable()
export class PeopleService {
  constructor(
    private readonly db: Database,
    private readonly history: History,
  ) {}

  /** Corrects a name, an address, a number; whoever holds which position is not touched. */
  async edit(actor: Actor, id: string, version: number, request: EditPersonRequest): Promise<void> {
    if (!holds(actor, 'people.edit')) throw new Forbidden();
    await this.db.transaction(async () => {
      const person = await this.db.lock(Person, id);
      if (person.mergedIntoId !== null) throw new Conflict('person-merged');
      checkVersion(person, version);
      const change = difference({ ...person }, { ...request });
      Object.assign(person, request, { version: version + 1 });
      await this.db.save(person);
      await this.history.record(actor, { type: 'person', id }, 'edit', { change });
    });
  }
}
