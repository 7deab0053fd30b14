import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Conflict, Forbidden } from '../../../kernel/errors.js';
import { type Actor, holds } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { channels } from '../../access/index.js';
import { PersonConsentQueries } from '../person-consents/person-consent.queries.js';
import { type ContactKind, type ContactOwner, storyOf } from './contact.js';
import type { NoteContactConsentRequest } from './contact.dto.js';
import { ContactQueries } from './contact.queries.js';
import { ContactsService } from './contacts.service.js';

/** The version of what is read to people; nothing is sent to numbers yet, so there is nothing to read. */
const textOf = (kind: ContactKind): number | null => (kind === 'email' ? channels.email.textVersion : null);

/** What somebody told staff about one of their contacts: a mailbox of an organisation, or the private number. */
@Injectable()
export class ContactConsentsService {
  constructor(
    private readonly db: Database,
    private readonly contacts: ContactsService,
    private readonly queries: ContactQueries,
    private readonly consents: PersonConsentQueries,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  async note(actor: Actor, id: string, request: NoteContactConsentRequest): Promise<ContactOwner> {
    if (!holds(actor, 'contacts.edit')) throw new Forbidden();
    const { given, means, note = null } = request;
    return this.db.transaction(async () => {
      const { contact, owner } = await this.contacts.lock(id);
      const { kind, value, personId, organisationId } = contact;
      const textVersion = textOf(kind);
      // To withdraw is never harder than to give: whatever text was read, it counts.
      if (given && textVersion !== null && request.textVersion !== textVersion)
        throw new Conflict('consent-text-changed');
      if (personId !== null && (await this.consents.decidesAlone(personId)))
        throw new Conflict('decides-alone');
      const last = await this.queries.last(owner, kind, value);
      if (last?.given === given && last.textVersion === textVersion) return owner;
      await this.db.query(sql`
        INSERT INTO contact_consents
          (person_id, organisation_id, kind, value, text_version, given, means, note, at, by_id, by_name)
        VALUES (${personId}, ${organisationId}, ${kind}, ${value}, ${textVersion}, ${given}, ${means}, ${note},
          ${this.clock.now()}, ${actor.id}, ${actor.name})`);
      const change = { kind, value, textVersion, means };
      const verb = given ? 'give-consent' : 'withdraw-consent';
      await this.history.record(actor, storyOf(owner), verb, { change, note });
      return owner;
    });
  }
}
