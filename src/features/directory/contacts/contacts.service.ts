import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { checkVersion, Conflict, Forbidden, Invalid } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import { type Actor, holds } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { difference, History } from '../../../platform/history/history.js';
import { Organisation } from '../organisations/organisation.js';
import { Person } from '../people/person.js';
import { Contact, type ContactKind, type ContactOwner, mostContacts, ownerOf, storyOf } from './contact.js';
import type { EditContactRequest, NewContactRequest } from './contact.dto.js';
import { isOf } from './contact.queries.js';
import { contactIn } from './contact-value.js';

/** The first address and telephone of somebody who is entered. */
export interface FirstContacts {
  email?: string | null;
  phone?: string | null;
}

/** How people and organisations are reached. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  async add(
    actor: Actor,
    owner: ContactOwner,
    request: NewContactRequest,
    pointer = '/value',
  ): Promise<Contact> {
    mayEdit(actor);
    const read = await contactIn(request.kind, request.value, pointer);
    return this.db.transaction(async () => {
      await this.lockOwner(owner);
      this.mustLast(request.validUntil ?? null);
      const known = await this.count(owner);
      if (known.all >= mostContacts) throw new Conflict('too-many-contacts', { limit: mostContacts });
      const { purpose = 'general', validUntil = null } = request;
      const isFirst = !known.preferred.includes(request.kind) && purpose !== 'emergency';
      const contact = Object.assign(new Contact(), {
        ...nobody,
        ...owner,
        id: newId(),
        kind: request.kind,
        value: read.value,
        purpose,
        preferred: request.preferred ?? isFirst,
        validUntil,
        note: request.note ?? (read.extension === undefined ? null : `ext. ${read.extension}`),
        version: 1,
        createdAt: this.clock.now(),
      });
      if (contact.preferred) await this.preferNoOther(owner, contact.kind);
      await this.db.insertOnce(contact, 'contact-twice');
      const { id: _id, personId: _p, organisationId: _o, version: _v, createdAt: _at, ...change } = contact;
      await this.history.record(actor, storyOf(owner), 'add-contact', { change });
      return contact;
    });
  }

  /** Of somebody who is new, in the transaction that is open; `pointer` says where in the request they stand. */
  async enter(
    actor: Actor,
    owner: ContactOwner,
    { email, phone }: FirstContacts,
    pointer = '',
  ): Promise<void> {
    for (const [kind, value] of [['email', email] as const, ['phone', phone] as const]) {
      if (value != null) await this.add(actor, owner, { kind, value }, `${pointer}/${kind}`);
    }
  }

  /** What a table says of somebody who is known: what is new becomes the first choice, and nothing is taken away. */
  async supplement(actor: Actor, owner: ContactOwner, contacts: FirstContacts): Promise<void> {
    for (const [kind, value] of [['email', contacts.email] as const, ['phone', contacts.phone] as const]) {
      if (value != null) await this.add(actor, owner, { kind, value, preferred: true });
    }
  }

  /** The id of its owner comes along, for the list that is shown afterwards. */
  async edit(actor: Actor, id: string, version: number, request: EditContactRequest): Promise<ContactOwner> {
    mayEdit(actor);
    const { kind } = await this.db.find(Contact, id);
    const { value: typed, ...fields } = request;
    const value = typed === undefined ? {} : { value: (await contactIn(kind, typed, '/value')).value };
    return this.db.transaction(async () => {
      const { contact, owner } = await this.lock(id);
      checkVersion(contact, version);
      if (fields.validUntil !== contact.validUntil) this.mustLast(fields.validUntil ?? null);
      const change = difference({ ...contact }, { ...fields, ...value });
      if (fields.preferred === true && !contact.preferred) await this.preferNoOther(owner, kind);
      Object.assign(contact, fields, value, { version: version + 1 });
      await this.db.insertOnce(contact, 'contact-twice');
      await this.history.record(actor, storyOf(owner), 'edit-contact', {
        change: { contact: contact.value, ...change },
      });
      return owner;
    });
  }

  async remove(actor: Actor, id: string, version: number): Promise<ContactOwner> {
    mayEdit(actor);
    return this.db.transaction(async () => {
      const { contact, owner } = await this.lock(id);
      checkVersion(contact, version);
      await this.db.remove(contact);
      const { kind, value, purpose } = contact;
      await this.history.record(actor, storyOf(owner), 'remove-contact', {
        change: { kind, value, purpose },
      });
      return owner;
    });
  }

  /** The owner is locked before its contacts, so that two writers never prefer two of them. */
  async lock(id: string): Promise<{ contact: Contact; owner: ContactOwner }> {
    const owner = ownerOf(await this.db.find(Contact, id));
    await this.lockOwner(owner);
    return { contact: await this.db.lock(Contact, id), owner };
  }

  private async lockOwner(owner: ContactOwner): Promise<void> {
    if ('personId' in owner) {
      const { mergedIntoId } = await this.db.lock(Person, owner.personId);
      if (mergedIntoId !== null) throw new Conflict('person-merged');
    } else {
      const { mergedIntoId } = await this.db.lock(Organisation, owner.organisationId);
      if (mergedIntoId !== null) throw new Conflict('already-merged');
    }
  }

  private mustLast(validUntil: string | null): void {
    if (validUntil !== null && validUntil < this.clock.today())
      throw Invalid.field('/validUntil', 'in-the-past');
  }

  private async count(owner: ContactOwner): Promise<{ all: number; preferred: ContactKind[] }> {
    const [row] = await this.db.query<{ all: number; preferred: ContactKind[] }>(sql`
      SELECT count(*) AS "all", coalesce(array_agg(c.kind) FILTER (WHERE c.preferred), '{}') AS preferred
      FROM contacts c WHERE ${isOf(owner)}`);
    return row ?? { all: 0, preferred: [] };
  }

  private async preferNoOther(owner: ContactOwner, kind: ContactKind): Promise<void> {
    await this.db.query(sql`
      UPDATE contacts c SET preferred = false, version = version + 1
      WHERE ${isOf(owner)} AND c.kind = ${kind} AND c.preferred`);
  }
}

const nobody = { personId: null, organisationId: null };

function mayEdit(actor: Actor): void {
  if (!holds(actor, 'contacts.edit')) throw new Forbidden();
}
