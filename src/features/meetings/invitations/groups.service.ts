import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { checkVersion, Conflict, NotFound } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import type { Actor } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { difference, History } from '../../../platform/history/history.js';
import { GroupMember } from './group-member.js';
import type { AddMembersRequest, EditGroupRequest, NewGroupRequest } from './group.dto.js';
import { InvitationGroup } from './invitation-group.js';
import { SeatFinder } from './seat.finder.js';

const most = 500;

/** Lists of whom to invite together; the right of the route decides, since they are the tools of all staff. */
@Injectable()
export class GroupsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly history: History,
    private readonly seats: SeatFinder,
  ) {}

  async create(actor: Actor, { name, note = null }: NewGroupRequest): Promise<string> {
    return this.db.transaction(async () => {
      const about = { id: newId(), name, note, version: 1, createdAt: this.clock.now() };
      const group = Object.assign(new InvitationGroup(), about);
      await this.db.insertOnce(group, 'name-taken');
      await this.history.record(actor, subject(group), 'create', { change: { name, note } });
      return group.id;
    });
  }

  async edit(actor: Actor, id: string, version: number, request: EditGroupRequest): Promise<void> {
    await this.alter(id, version, async (group) => {
      const before = { ...group };
      Object.assign(group, request);
      const change = difference({ name: before.name, note: before.note }, { ...request });
      await this.history.record(actor, subject(group), 'edit', { change });
    });
  }

  /** Adding read nothing before; who is in the group already stays once. */
  async add(actor: Actor, id: string, request: AddMembersRequest): Promise<void> {
    const wanted = { positionIds: [], personIds: [], organisations: [], ...request };
    // Everything that is named must be there; how many seats it makes is for the day it is invited.
    const found = await this.seats.find({
      ...wanted,
      organisations: wanted.organisations.map((one) => ({ ...one, seats: 'one' as const })),
    });
    await this.alter(id, undefined, async (group) => {
      const rows = [
        ...wanted.positionIds.map((positionId) => ({ positionId })),
        ...wanted.personIds.map((personId) => ({ personId })),
        ...wanted.organisations.map(({ id: organisationId, seats }) => ({ organisationId, seats })),
      ].map((row) => ({ id: newId(), ...row }));
      const [{ count } = { count: 0 }] = await this.db.query<{ count: number }>(sql`
        SELECT count(*) AS count FROM invitation_group_members WHERE group_id = ${id}`);
      if (count + rows.length > most) throw new Conflict('too-many', { limit: most });
      await this.db.query(sql`
        INSERT INTO invitation_group_members (id, group_id, position_id, person_id, organisation_id, seats)
        SELECT r.id, ${id}, r."positionId", r."personId", r."organisationId", r.seats
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          AS r (id uuid, "positionId" uuid, "personId" uuid, "organisationId" uuid, seats text)
        ON CONFLICT ON CONSTRAINT invitation_group_members_once DO UPDATE SET seats = excluded.seats`);
      const change = { members: found.map(({ words }) => words) };
      await this.history.record(actor, subject(group), 'add-members', { change });
    });
  }

  async removeMember(actor: Actor, id: string, version: number, memberId: string): Promise<void> {
    await this.alter(id, version, async (group) => {
      const member = await this.db.find(GroupMember, memberId);
      if (member.groupId !== id) throw new NotFound();
      const { positionId, personId, organisationId } = member;
      await this.db.remove(member);
      const change = { positionId, personId, organisationId };
      await this.history.record(actor, subject(group), 'remove-member', { change });
    });
  }

  /** Invitations that were made with it stay. */
  async remove(actor: Actor, id: string, version: number): Promise<void> {
    await this.db.transaction(async () => {
      const group = await this.db.lock(InvitationGroup, id);
      checkVersion(group, version);
      const about = subject(group);
      const { name } = group;
      await this.db.remove(group);
      await this.history.record(actor, about, 'remove', { change: { name } });
    });
  }

  private async alter(
    id: string,
    version: number | undefined,
    work: (group: InvitationGroup) => Promise<void>,
  ): Promise<void> {
    await this.db.transaction(async () => {
      const group = await this.db.lock(InvitationGroup, id);
      if (version !== undefined) checkVersion(group, version);
      await work(group);
      group.version += 1;
      await this.db.insertOnce(group, 'name-taken');
    });
  }
}

const subject = ({ id }: InvitationGroup) => ({ type: 'invitation_group', id });
