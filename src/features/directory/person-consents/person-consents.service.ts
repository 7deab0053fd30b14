import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Conflict, Forbidden } from '../../../kernel/errors.js';
import { type Actor, holds } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { channels } from '../../access/index.js';
import { Person } from '../people/person.js';
import type { NotePersonConsentRequest } from './person-consent.dto.js';
import { PersonConsentQueries } from './person-consent.queries.js';

/** Staff note what people without an account told them; whoever has one decides there alone. */
@Injectable()
export class PersonConsentsService {
  constructor(
    private readonly db: Database,
    private readonly queries: PersonConsentQueries,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  async note(actor: Actor, id: string, request: NotePersonConsentRequest): Promise<void> {
    if (!holds(actor, 'people.edit')) throw new Forbidden();
    const { channel, given, means, note = null } = request;
    const { textVersion } = channels[channel];
    // To withdraw is never harder than to give: whatever text was read, it counts.
    if (given && request.textVersion !== textVersion) throw new Conflict('consent-text-changed');
    await this.db.transaction(async () => {
      // Locked, so that of two notes the last one counts.
      const { mergedIntoId } = await this.db.lock(Person, id);
      if (mergedIntoId !== null) throw new Conflict('person-merged');
      if (await this.queries.decidesAlone(id)) throw new Conflict('decides-alone');
      const last = await this.queries.last(id, channel);
      if (last?.given === given && last.textVersion === textVersion) return;
      await this.db.query(sql`
        INSERT INTO person_consents (person_id, channel, text_version, given, means, note, at, by_id, by_name)
        VALUES (${id}, ${channel}, ${textVersion}, ${given}, ${means}, ${note}, ${this.clock.now()}, ${actor.id},
          ${actor.name})`);
      const verb = given ? 'give-consent' : 'withdraw-consent';
      const change = { channel, textVersion, means };
      await this.history.record(actor, { type: 'person', id }, verb, { change, note });
    });
  }
}
