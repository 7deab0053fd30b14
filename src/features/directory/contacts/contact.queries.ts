import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { LocalDate } from '../../../kernel/calendar.js';
import { NotFound } from '../../../kernel/errors.js';
import { type Actor, holds } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { standing } from '../../access/index.js';
import { reachesContacts } from '../organisations/organisation.reach.js';
import { PersonConsentQueries } from '../person-consents/person-consent.queries.js';
import { isWilling } from './addressee.queries.js';
import { Contact, type ContactKind, type ContactOwner, idOf, ownerOf } from './contact.js';
import type { ContactDecision, ContactList, ContactView } from './contact.dto.js';
import { shownAs } from './contact-value.js';

type Row = Omit<ContactView, 'shown'>;

/** The contacts `c` of an owner. */
export const isOf = (owner: ContactOwner): Sql =>
  'personId' in owner
    ? sql`c.person_id = ${owner.personId}`
    : sql`c.organisation_id = ${owner.organisationId}`;

/** How somebody is reached, as the page shows it: every way, with what was said about it. */
@Injectable()
export class ContactQueries {
  constructor(
    private readonly db: Database,
    private readonly consents: PersonConsentQueries,
    private readonly clock: Clock,
  ) {}

  /** The caller has made sure that the reader may see everyone. */
  async ofPerson(actor: Actor, personId: string): Promise<ContactList> {
    const decidesAlone = await this.consents.decidesAlone(personId);
    return this.list(actor, { personId }, decidesAlone);
  }

  /** {@link NotFound} when the reader may not see how the organisation is reached. */
  async ofOrganisation(actor: Actor, organisationId: string): Promise<ContactList> {
    const known = await this.db.query(sql`
      SELECT o.id FROM organisations o WHERE o.id = ${organisationId} AND ${reachesContacts(actor)}`);
    if (known.length === 0) throw new NotFound();
    return this.list(actor, { organisationId }, false);
  }

  of(actor: Actor, owner: ContactOwner): Promise<ContactList> {
    return 'personId' in owner
      ? this.ofPerson(actor, owner.personId)
      : this.ofOrganisation(actor, owner.organisationId);
  }

  /** One of them, as its list has it. */
  async view(actor: Actor, id: string): Promise<ContactView> {
    const { items } = await this.of(actor, ownerOf(await this.db.find(Contact, id)));
    const view = items.find((item) => item.id === id);
    if (view === undefined) throw new NotFound();
    return view;
  }

  /** The last that was noted about one of them. */
  async last(owner: ContactOwner, kind: ContactKind, value: string): Promise<ContactDecision | null> {
    const [row] = await this.db.query<ContactDecision>(sql`
      SELECT given, at, text_version AS "textVersion", means, note, by_name AS by FROM contact_consents
      WHERE coalesce(person_id, organisation_id) = ${idOf(owner)} AND kind = ${kind} AND value = ${value}
      ORDER BY number DESC LIMIT 1`);
    return row ?? null;
  }

  private async list(actor: Actor, owner: ContactOwner, decidesAlone: boolean): Promise<ContactList> {
    const rows = await this.rows(owner, this.clock.today());
    const items = await Promise.all(
      rows.map(async (row) => ({ ...row, shown: await shownAs(row.kind, row.value) })),
    );
    const can = holds(actor, 'contacts.edit') ? ['edit'] : [];
    return { items, decidesAlone, text: standing('email', null).text, can };
  }

  private rows(owner: ContactOwner, today: LocalDate): Promise<Row[]> {
    return this.db.query<Row>(sql`
      SELECT c.id, c.kind, c.value, c.purpose, c.preferred, c.valid_until AS "validUntil", c.note, c.version,
        w.willing, w.willing AND (c.valid_until IS NULL OR c.valid_until >= ${today}) AS active,
        CASE WHEN d.number IS NOT NULL THEN json_build_object('given', d.given, 'at', d.at,
          'textVersion', d.text_version, 'means', d.means, 'note', d.note, 'by', d.by_name) END AS decision
      FROM contacts c
        LEFT JOIN LATERAL (
          SELECT * FROM contact_consents s
          WHERE coalesce(s.person_id, s.organisation_id) = ${idOf(owner)} AND s.kind = c.kind AND s.value = c.value
          ORDER BY s.number DESC LIMIT 1) AS d ON true
        CROSS JOIN LATERAL (
          SELECT CASE c.kind WHEN 'email' THEN ${isWilling(sql`c.value`)} ELSE coalesce(d.given, true) END AS willing
        ) AS w
      WHERE ${isOf(owner)}
      ORDER BY c.kind <> 'email', c.kind, c.preferred DESC, c.created_at, c.id`);
  }
}
