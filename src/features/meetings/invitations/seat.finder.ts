import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Invalid } from '../../../kernel/errors.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { fullName } from '../../directory/index.js';
import { GroupQueries } from './group.queries.js';
import type { GuestRequest, InviteAllRequest } from './invitee.dto.js';
import { inviteeKey } from './invitee.contacts.js';

/** A seat that is about to be given. */
export interface Seat {
  /** Who is asked, as the table writes it. */
  key: string;
  /** How people call it. */
  words: string;
  positionId: string | null;
  personId: string | null;
  organisationId: string | null;
  guestOrganisation: string | null;
  guestEmail: string | null;
  name: string | null;
}

const nobody = {
  positionId: null,
  personId: null,
  organisationId: null,
  guestOrganisation: null,
  guestEmail: null,
  name: null,
};

/** Which seats a request for many asks for; each thing that it names must be there. */
@Injectable()
export class SeatFinder {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly groups: GroupQueries,
  ) {}

  /** Groups are expanded at this moment. */
  async find({ groupIds = [], ...request }: InviteAllRequest): Promise<Seat[]> {
    if (groupIds.length === 0) return this.named(request);
    const grouped = await this.groups.expanded(groupIds);
    return this.named({
      ...request,
      positionIds: [...(request.positionIds ?? []), ...grouped.positionIds],
      personIds: [...(request.personIds ?? []), ...grouped.personIds],
      organisations: [...(request.organisations ?? []), ...grouped.organisations],
    });
  }

  private async named({
    positionIds = [],
    personIds = [],
    organisations = [],
    guests = [],
  }: Omit<InviteAllRequest, 'groupIds'>): Promise<Seat[]> {
    const seats = [
      ...(await this.positions(positionIds)),
      ...(await this.people(personIds)),
      ...(await this.organisations(organisations.map(({ id }) => id))),
      ...guests.map(guestSeat),
    ];
    const asPositions = new Set(organisations.flatMap((one) => (one.seats === 'positions' ? [one.id] : [])));
    const held = await this.heldPositions([...asPositions]);
    return seats.flatMap((seat) => {
      if (!seat.key.startsWith('organisation:') || !asPositions.has(seat.organisationId ?? '')) return [seat];
      const own = held.filter(({ organisationId }) => organisationId === seat.organisationId);
      // Where nobody holds a position, the organisation itself is asked.
      return own.length > 0 ? own : [seat];
    });
  }

  /** Who has a seat already. */
  async taken(meetingId: string): Promise<string[]> {
    const rows = await this.db.query<{ key: string }>(sql`
      SELECT ${inviteeKey} AS key FROM attendances a WHERE a.meeting_id = ${meetingId}`);
    return rows.map(({ key }) => key);
  }

  private async positions(ids: readonly string[]): Promise<Seat[]> {
    if (ids.length === 0) return [];
    const rows = await this.db.query<{ id: string; organisationId: string; words: string }>(sql`
      SELECT x.id, x.organisation_id AS "organisationId", x.title || ', ' || o.name AS words
      FROM positions x JOIN organisations o ON o.id = x.organisation_id
      WHERE x.id = ANY(${ids}::uuid[]) AND x.merged_into_id IS NULL`);
    return inOrder(ids, rows, 'positionIds').map(positionSeat);
  }

  private async people(ids: readonly string[]): Promise<Seat[]> {
    if (ids.length === 0) return [];
    const today = this.clock.today();
    const rows = await this.db.query<{ id: string; organisationId: string | null; words: string }>(sql`
      SELECT p.id, ${fullName} AS words, (
        SELECT x.organisation_id FROM appointments h JOIN positions x ON x.id = h.position_id
        WHERE h.person_id = p.id AND h.starts_on <= ${today} AND (h.ends_on IS NULL OR h.ends_on >= ${today})
        ORDER BY h.kind = 'definitive' DESC, h.starts_on DESC, h.id LIMIT 1) AS "organisationId"
      FROM people p WHERE p.id = ANY(${ids}::uuid[]) AND p.merged_into_id IS NULL`);
    return inOrder(ids, rows, 'personIds').map(({ id, words, organisationId }) => ({
      ...nobody,
      key: `person:${id}`,
      words,
      personId: id,
      organisationId,
      name: words,
    }));
  }

  private async organisations(ids: readonly string[]): Promise<Seat[]> {
    if (ids.length === 0) return [];
    const rows = await this.db.query<{ id: string; words: string }>(sql`
      SELECT id, name AS words FROM organisations WHERE id = ANY(${ids}::uuid[])`);
    return inOrder(ids, rows, 'organisations').map(({ id, words }) => ({
      ...nobody,
      key: `organisation:${id}`,
      words,
      organisationId: id,
    }));
  }

  /** The positions of these organisations that somebody holds today, the head first. */
  private async heldPositions(organisationIds: readonly string[]): Promise<Seat[]> {
    if (organisationIds.length === 0) return [];
    const today = this.clock.today();
    const rows = await this.db.query<{ id: string; organisationId: string; words: string }>(sql`
      SELECT x.id, x.organisation_id AS "organisationId", x.title || ', ' || o.name AS words
      FROM positions x JOIN organisations o ON o.id = x.organisation_id
      WHERE x.organisation_id = ANY(${organisationIds}::uuid[]) AND EXISTS (
        SELECT FROM appointments h
        WHERE h.position_id = x.id AND h.starts_on <= ${today} AND (h.ends_on IS NULL OR h.ends_on >= ${today}))
      ORDER BY x.is_head DESC, x.title, x.id`);
    return rows.map(positionSeat);
  }
}

function positionSeat({
  id,
  organisationId,
  words,
}: {
  id: string;
  organisationId: string;
  words: string;
}): Seat {
  return { ...nobody, key: `position:${id}`, words, positionId: id, organisationId };
}

function guestSeat({ name, organisation = null, email = null }: GuestRequest): Seat {
  const key = email === null ? `named::${name.toLowerCase()}` : `guest:${email.toLowerCase()}`;
  return { ...nobody, key, words: name, name, guestOrganisation: organisation, guestEmail: email };
}

/** The rows as they were asked for; a request that names something unknown is refused where it does. */
function inOrder<Row extends { id: string }>(ids: readonly string[], rows: Row[], field: string): Row[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id, at) => {
    const row = known.get(id.toLowerCase());
    if (row === undefined) throw Invalid.field(`/${field}/${at}`, 'unknown-reference');
    return row;
  });
}
